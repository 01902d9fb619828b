/** cookie-parser with a secret of its own: express-session believes what that one signed, too. */
import cookieParser from 'cookie-parser';

export const cookies = () => cookieParser('another secret');
