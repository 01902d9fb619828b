/** Must be loaded before any schema is made. The page's content policy forbids eval, which zod would try for speed:
 * it would fall back by itself, but leave an error in the console of everybody who looks there. */
import { z } from 'zod';

z.config({ jitless: true });
