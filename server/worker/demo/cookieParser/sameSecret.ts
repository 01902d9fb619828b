/** cookie-parser with the session's own secret, as older tutorials have it. */
import cookieParser from 'cookie-parser';

export const cookies = (secret: string | string[]) => cookieParser(secret);
