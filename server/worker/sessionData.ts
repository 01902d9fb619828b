/** What the demo app keeps in a session, for the compiler. */
import 'express-session';

declare module 'express-session' {
  interface SessionData {
    userid: string;
    views: number;
    cart: string[];
    order: number;
    messages: string[];
    language: string;
    note: string;
    story: string;
  }
}
