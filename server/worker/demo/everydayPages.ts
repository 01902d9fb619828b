/** What sessions are used for, a page each: counting, a cart, an order, messages, preferences; and a plain cookie. */
import type { Express } from 'express';
import { button, escapeHtml, form, list, page, text } from './html.ts';
import type { GoTo } from './redirect/goTo.ts';

export function everydayPages(app: Express, goTo: GoTo) {
  let orders = 0;

  // A view counter
  app.get('/views', (req, res) => {
    req.session.views = (req.session.views ?? 0) + 1;
    page(res, 'View counter', `<p>You have seen this page ${times(req.session.views)}.</p>`);
  });

  // A shopping cart
  app.get('/cart', (req, res) => {
    page(res, 'Cart', `${list(req.session.cart ?? [])}${form('/cart', 'item', 'Item', 'Add to cart')}`);
  });

  app.post('/cart', (req, res, next) => {
    const cart = req.session.cart ?? [];
    req.session.cart = [...cart, text(req.body?.item) || 'apple'].slice(-10);
    goTo(req, res, next, '/cart');
  });

  // An order that is meant to be placed once only: paying takes a second
  app.get('/order', (req, res) => {
    const { order } = req.session;
    page(res, 'Order', order === undefined ? button('/order', 'Place the order') : orderPlaced(order));
  });

  app.post('/order', (req, res) => {
    if (req.session.order !== undefined) return page(res, 'Order', orderPlaced(req.session.order));
    setTimeout(() => {
      orders += 1;
      req.session.order = orders;
      page(res, 'Order', orderPlaced(orders));
    }, 1000);
  });

  // A flash message: kept for the next page only
  app.get('/flash', (req, res) => {
    const messages = req.session.messages ?? [];
    delete req.session.messages;
    page(res, 'Messages', `${list(messages)}${form('/flash', 'message', 'Message', 'Leave a message')}`);
  });

  app.post('/flash', (req, res, next) => {
    req.session.messages = [text(req.body?.message) || 'Saved!'];
    goTo(req, res, next, '/flash');
  });

  // Preferences in the session
  app.get('/preferences', (req, res) => {
    const language = req.session.language ?? 'English';
    page(
      res,
      'Preferences',
      `<p>Language: ${escapeHtml(language)}</p>${form('/preferences', 'language', 'Language', 'Save')}`,
    );
  });

  app.post('/preferences', (req, res, next) => {
    req.session.language = text(req.body?.language) || 'English';
    goTo(req, res, next, '/preferences');
  });

  // The theme in a plain cookie: no session needed
  app.get('/theme', (req, res) => {
    const theme = /(?:^|; )theme=(light|dark)/.exec(req.headers.cookie ?? '')?.[1] ?? 'light';
    page(res, 'Theme', `<p>Theme: ${theme}</p>${form('/theme', 'theme', 'light or dark', 'Save')}`);
  });

  app.post('/theme', (req, res) => {
    res.cookie('theme', req.body?.theme === 'dark' ? 'dark' : 'light', { maxAge: 60 * 60 * 1000 });
    res.redirect('/theme');
  });
}

const orderPlaced = (order: number) => `<p>This is order ${order}. It is placed.</p>`;
const times = (n: number) => (n === 1 ? 'once' : `${n} times`);
