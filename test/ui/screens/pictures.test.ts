import {test} from 'node:test';
import {accountPictures} from './account-pictures.ts';
import {challengePictures} from './challenge-pictures.ts';
import {connectPictures} from './connect-pictures.ts';
import {deskPictures} from './desk-pictures.ts';
import {signInPictures} from './sign-in-pictures.ts';
import {waitingPictures} from './waiting-pictures.ts';

// chalk, which Ink uses for colors, checks this once, when it is loaded. Times are drawn in this computer's time zone.
process.env['FORCE_COLOR'] = '1';
process.env['TZ'] = 'UTC';
const {testsOf} = await import('../../helpers/pictures.ts');

const groups = {
	connect: connectPictures,
	'sign-in': signInPictures,
	challenge: challengePictures,
	account: accountPictures,
	desk: deskPictures,
	waiting: waitingPictures,
};
for (const [group, pictures] of Object.entries(groups)) {
	for (const [name, body] of testsOf(group, pictures)) test(name, body);
}
