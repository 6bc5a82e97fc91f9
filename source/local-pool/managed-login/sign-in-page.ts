import {Failure} from '../model/failure.ts';
import {escapeHtml, htmlPage} from '../server/html-page.ts';
import type {WebRequest, WebResponse} from '../server/listen.ts';
import {newSignIn} from '../sign-in/challenges.ts';
import {checkPassword} from '../sign-in/password.ts';
import {proceed} from '../sign-in/proceed.ts';
import {answerChallenge} from '../sign-in/respond.ts';
import type {AuthResponse, Step} from '../sign-in/steps.ts';
import {findUser} from '../users/identity.ts';
import {type Authorization, cookieName, readAuthorization, sendBack} from './authorize.ts';
import type {LoginState} from './grants.ts';

type Field = {readonly name: string; readonly label: string; readonly type: 'text' | 'password'};

const signInFields: readonly Field[] = [
	{name: 'username', label: 'Username', type: 'text'},
	{name: 'password', label: 'Password', type: 'password'},
];

/** The form field for each challenge. Other challenges require a custom app. */
const challengeFields: Readonly<Record<string, Field>> = {
	NEW_PASSWORD_REQUIRED: {name: 'NEW_PASSWORD', label: 'New password', type: 'password'},
	SOFTWARE_TOKEN_MFA: {
		name: 'SOFTWARE_TOKEN_MFA_CODE',
		label: 'Code of your authenticator app',
		type: 'text',
	},
	SMS_MFA: {name: 'SMS_MFA_CODE', label: 'Code sent by SMS', type: 'text'},
	EMAIL_OTP: {name: 'EMAIL_OTP_CODE', label: 'Code sent by email', type: 'text'},
	SELECT_MFA_TYPE: {
		name: 'ANSWER',
		label: 'Second factor (SMS_MFA, SOFTWARE_TOKEN_MFA or EMAIL_OTP)',
		type: 'text',
	},
};

const page = (
	fields: readonly Field[],
	hidden: Readonly<Record<string, string>>,
	values: Readonly<Record<string, string | undefined>>,
	problem?: string,
): WebResponse =>
	htmlPage(
		200,
		'Sign in',
		`<p class="note">The embedded user pool: nothing typed here leaves this machine.</p>
${problem === undefined ? '' : `<p role="alert"><b>${escapeHtml(problem)}</b></p>`}
<form method="post">
${Object.entries(hidden)
	.map(
		([name, value]) =>
			`<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
	)
	.join('\n')}
${fields
	.map(
		({name, label, type}, index) =>
			`<label>${escapeHtml(label)}<br><input name="${name}" type="${type}" value="${escapeHtml(
				values[name] ?? '',
			)}" autocomplete="off"${index === 0 ? ' autofocus' : ''} required></label>`,
	)
	.join('\n')}
<button>Sign in</button>
</form>`,
	);

/** `GET /login`: the sign-in form. */
export function showSignIn(login: LoginState, {url}: WebRequest): WebResponse {
	const result = readAuthorization(login, url.searchParams);
	return 'refused' in result
		? result.refused
		: page(signInFields, {}, {username: result.authorization.loginHint});
}

const stepOf = ({context}: LoginState, {pool, client}: Authorization, username: string): Step => ({
	context,
	pool,
	client,
	clientMetadata: undefined,
	isFirst: true,
	// Managed login has its own device handling, which this pool doesn't have.
	signIn: newSignIn({pool, client, username, flow: 'password', isAdmin: true}),
});

async function answerForm(
	login: LoginState,
	authorization: Authorization,
	form: URLSearchParams,
): Promise<AuthResponse> {
	const {context} = login;
	const {pool, client} = authorization;
	const username = form.get('username') ?? '';
	const challengeName = form.get('challenge');
	const user = findUser(pool, username);
	if (challengeName === null) {
		const step = stepOf(login, authorization, user?.username ?? username);
		return proceed(step, await checkPassword(step, user, form.get('password') ?? ''));
	}
	const field = challengeFields[challengeName];
	return answerChallenge({
		context,
		pool,
		client,
		challengeName,
		session: form.get('session') ?? undefined,
		answers: {USERNAME: username, ...(field && {[field.name]: form.get(field.name) ?? ''})},
		clientMetadata: undefined,
		isAdmin: true,
	});
}

/** `POST /login`: checks a password or the answer to a challenge; finally sets a cookie and redirects with a code. */
export async function signIn(login: LoginState, {url, body}: WebRequest): Promise<WebResponse> {
	const result = readAuthorization(login, url.searchParams);
	if ('refused' in result) return result.refused;
	const {authorization} = result;
	const {pool} = authorization;
	const {context, browsers} = login;
	const form = new URLSearchParams(body);
	const username = form.get('username') ?? '';
	const field = challengeFields[form.get('challenge') ?? ''];
	try {
		const answer = await answerForm(login, authorization, form);
		if (answer.ChallengeName !== undefined) return askOn(answer, username);
		const user = findUser(pool, username);
		if (!user) throw new Failure('UserNotFoundException', 'User does not exist.');
		const session = {
			poolId: pool.id,
			username: user.username,
			epoch: user.epoch,
			authTime: Math.floor(context.clock() / 1_000),
		};
		return sendBack(login, authorization, session, {
			'set-cookie': `${cookieName}=${browsers.give(session)}; Path=/; Max-Age=3600; HttpOnly; SameSite=Lax`,
		});
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		const {session, challenge} = Object.fromEntries(form);
		return field && session !== undefined && challenge !== undefined
			? page([field], {username, challenge, session}, {}, error.message)
			: page(signInFields, {}, {username}, error.message);
	}
}

function askOn({ChallengeName, Session}: AuthResponse, username: string): WebResponse {
	const field = challengeFields[ChallengeName ?? ''];
	if (!field || ChallengeName === undefined || Session === undefined) {
		const problem = `The local pool's sign-in page cannot answer ${ChallengeName}.`;
		return page(signInFields, {}, {username}, problem);
	}
	return page([field], {username, challenge: ChallengeName, session: Session}, {});
}
