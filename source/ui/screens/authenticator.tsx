import {useWindowSize} from 'ink';
import {explanations, labels, titles} from '../../copy/step-words.ts';
import {keyUri} from '../../drawing/key-uri.ts';
import {safeText} from '../../safe-text.ts';
import {Prose} from '../components/prose.tsx';
import {QrCode} from '../components/qr-code.tsx';
import type {ScreenProps} from '../screen.tsx';
import {SessionCountdown} from '../session-countdown.tsx';
import {FieldScreen} from './field-screen.tsx';

/** The rows that are needed around the code. */
const rowsAround = 10;

/** The secret for an authenticator app, to scan or to type, and the field for its first code. */
export function AuthenticatorScreen({state, send, now}: ScreenProps<'authenticator'>) {
	const {attempt, secret, challenge, notice} = state;
	const {rows} = useWindowSize();
	return (
		<FieldScreen
			title={titles.authenticator}
			about={<SessionCountdown challenge={challenge} now={now} />}
			explanation={explanations.authenticator}
			label={labels.code}
			kind="code"
			notice={notice}
			onSubmit={text => send({type: 'challengeTyped', text})}
		>
			<QrCode
				text={keyUri(attempt.username, attempt.connection.client.userPoolId, secret)}
				instead="Type the secret instead."
				rows={rows - rowsAround}
			/>
			<Prose bold>{inFours(safeText(secret))}</Prose>
		</FieldScreen>
	);
}

const inFours = (secret: string) => secret.replace(/(.{4})(?=.)/g, '$1 ');
