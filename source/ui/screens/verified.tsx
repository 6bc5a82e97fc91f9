import {verifiedLine} from '../../copy/finished-words.ts';
import {keyWords} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {noticeSection} from '../components/notice.tsx';
import {Screen, type ScreenProps} from '../screen.tsx';
import {useKeys} from '../use-keys.ts';
import {whoAndWhere} from '../where.tsx';

export function VerifiedScreen({state, send, now}: ScreenProps<'verified'>) {
	useKeys(name => {
		if (name === 'enter' || name === 'q') send({type: 'finished'});
		if (name === 'a') send({type: 'choseAnotherAttribute'});
		if (name === 's') send({type: 'choseSignOut'});
	});
	return (
		<Screen
			title={titles.verified}
			about={whoAndWhere(state.account, now)}
			hints={[
				['Enter', 'quit'],
				['a', keyWords.anotherAttribute],
				['s', keyWords.signOut],
				['?', 'help'],
			]}
			body={[noticeSection('verified', {kind: 'good', says: `${verifiedLine(state)}.`})]}
		/>
	);
}
