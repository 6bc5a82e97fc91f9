import {labels} from '../../copy/field-words.ts';
import {copyNames, demoAuthenticatorSentence} from '../../copy/panel-words.ts';
import {explanations} from '../../copy/screen-words.ts';
import {titles} from '../../copy/step-words.ts';
import {keyUri} from '../../drawing/key-uri.ts';
import {safeText} from '../../safe-text.ts';
import {useQrCode} from '../components/qr-code.tsx';
import {prose} from '../components/words.tsx';
import {inFours, useDemoAuthenticator} from '../demo-authenticator.ts';
import type {ScreenProps} from '../screen.tsx';
import {sessionCountdown} from '../session-countdown.tsx';
import {FieldScreen} from './field-screen.tsx';

/** The secret for an authenticator app, to scan or type, and the field for its first code. */
export function AuthenticatorScreen({state, send, now}: ScreenProps<'authenticator'>) {
	const {attempt, secret, notice} = state;
	const demo = useDemoAuthenticator(attempt, now, secret);
	const qrCode = useQrCode(keyUri(attempt.username, secret));
	return (
		<FieldScreen
			title={titles.authenticator}
			about={sessionCountdown(state, now)}
			explanation={explanations.authenticator}
			label={labels.code}
			kind="code"
			initialValue={state.typed}
			notice={notice}
			copies={[{name: copyNames.secret, text: safeText(secret)}, ...demo.copies]}
			onSubmit={text => send({type: 'challengeTyped', text})}
			above={[
				prose({id: 'secret', words: [{text: inFours(safeText(secret)), bold: true}]}),
				demo.code !== undefined &&
					prose({id: 'demo code', rank: 'code', words: demoAuthenticatorSentence(demo.code)}),
			]}
			aside={qrCode}
		/>
	);
}
