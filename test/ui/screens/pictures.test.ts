import {accountPictures} from './account-pictures.ts';
import {challengePictures} from './challenge-pictures.ts';
import {connectPictures} from './connect-pictures.ts';
import {deskPictures} from './desk-pictures.ts';
import {signInPictures} from './sign-in-pictures.ts';
import {waitingPictures} from './waiting-pictures.ts';

// chalk, which Ink uses for colors, checks this once, when it is loaded. Times are drawn in this computer's time zone.
process.env['FORCE_COLOR'] = '1';
process.env['TZ'] = 'UTC';
const {holdPictures} = await import('../../helpers/pictures.ts');

holdPictures('connect', connectPictures);
holdPictures('sign-in', signInPictures);
holdPictures('challenge', challengePictures);
holdPictures('account', accountPictures);
holdPictures('desk', deskPictures);
holdPictures('waiting', waitingPictures);
