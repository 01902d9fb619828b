import express, { type RequestHandler, type Response } from 'express';

const myusername = 'user1';
const mypassword = 'mypassword';

/** The app that the sandbox runs: the classic login tutorial, and a page for each use of a session. */
export function demoApp(session: RequestHandler) {
  const app = express();
  let orders = 0;
  app.use(session);
  app.use(express.urlencoded({ extended: false }));

  // Log in and out
  app.get('/', (req, res) => {
    if (req.session.userid) {
      page(
        res,
        'Welcome',
        `<p>Welcome, ${escapeHtml(req.session.userid)}.</p><p><a href="/logout">Log out</a></p>`,
      );
    } else {
      page(res, 'Log in', loginForm);
    }
  });

  app.post('/user', (req, res) => {
    const { username, password } = req.body ?? {};
    if (username === myusername && password === mypassword) {
      req.session.userid = username;
      res.redirect('/');
    } else {
      page(res, 'Log in', `<p role="alert">Invalid username or password.</p>${loginForm}`);
    }
  });

  app.get('/logout', (req, res) => {
    req.session.destroy(() => res.redirect('/'));
  });

  // A view counter
  app.get('/views', (req, res) => {
    req.session.views = (req.session.views ?? 0) + 1;
    page(res, 'View counter', `<p>You have seen this page ${times(req.session.views)}.</p>`);
  });

  // A shopping cart
  app.get('/cart', (req, res) => {
    page(res, 'Cart', `${list(req.session.cart ?? [])}${form('/cart', 'item', 'Item', 'Add to cart')}`);
  });

  app.post('/cart', (req, res) => {
    const cart = req.session.cart ?? [];
    req.session.cart = [...cart, text(req.body?.item) || 'apple'].slice(-10);
    res.redirect('/cart');
  });

  // An order that is meant to be placed once only: paying takes a second
  app.get('/order', (req, res) => {
    page(res, 'Order', req.session.order === undefined ? orderForm : orderPlaced(req.session.order));
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

  app.post('/flash', (req, res) => {
    req.session.messages = [text(req.body?.message) || 'Saved!'];
    res.redirect('/flash');
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

  app.post('/preferences', (req, res) => {
    req.session.language = text(req.body?.language) || 'English';
    res.redirect('/preferences');
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

  // A page that only reads the session
  app.get('/profile', (req, res) => {
    page(res, 'Profile', `<p>User: ${escapeHtml(req.session.userid ?? 'nobody')}</p>`);
  });

  // A page that takes two seconds
  app.get('/slow', (req, res) => {
    setTimeout(
      () => page(res, 'Slow page', `<p>Done, ${escapeHtml(req.session.userid ?? 'nobody')}.</p>`),
      2000,
    );
  });

  return app;
}

const loginForm = `
  <form method="post" action="/user">
    <label>Username <input name="username" autocomplete="off"></label>
    <label>Password <input name="password" type="password" autocomplete="off"></label>
    <button>Log in</button>
  </form>`;

const orderForm = '<form method="post" action="/order"><button>Place the order</button></form>';
const orderPlaced = (order: number) => `<p>This is order ${order}. It is placed.</p>`;

function form(action: string, name: string, label: string, button: string) {
  return `<form method="post" action="${action}">
    <label>${label} <input name="${name}" maxlength="40"></label> <button>${button}</button>
  </form>`;
}

function page(res: Response, title: string, body: string) {
  res.send(`<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${body}</html>`);
}

const list = (items: string[]) => `<ul>${items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`;
const times = (n: number) => (n === 1 ? 'once' : `${n} times`);
const text = (value: unknown) => (typeof value === 'string' ? value.trim().slice(0, 40) : '');
const escapeHtml = (value: string) => value.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
