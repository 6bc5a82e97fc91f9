import assert from 'node:assert/strict';
import {test} from 'node:test';
import {htmlPage} from '../../../source/local-pool/server/html-page.ts';
import {totpCode, totpStep} from '../../../source/local-pool/sign-in/totp.ts';
import {arrangedPassword as password} from '../../helpers/arranged-pool.ts';
import {createPages, redirectTo, redirectUri} from '../../helpers/login-pages.ts';

type Pages = Awaited<ReturnType<typeof createPages>>;
type Fields = Readonly<Record<string, string>>;

const submit = ({ask, queryOf}: Pages, fields: Fields) =>
	ask('POST', `/login?${queryOf()}`, fields);

const input = (label: string, name: string, type: string, value: string, isFirst: boolean) =>
	`<label>${label}<br><input name="${name}" type="${type}" value="${value}" autocomplete="off"${isFirst ? ' autofocus' : ''} required></label>`;

/** The whole page with these fields in its form. */
const page = (
	fields: readonly string[],
	{hidden = {}, problem}: {readonly hidden?: Fields; readonly problem?: string} = {},
) =>
	htmlPage(
		200,
		'Sign in',
		`<p class="note">The embedded user pool: nothing typed here leaves this machine.</p>
${problem === undefined ? '' : `<p role="alert"><b>${problem}</b></p>`}
<form method="post">
${Object.entries(hidden)
	.map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
	.join('\n')}
${fields.join('\n')}
<button>Sign in</button>
</form>`,
	);

const signInPage = (username: string, problem?: string) =>
	page(
		[
			input('Username', 'username', 'text', username, true),
			input('Password', 'password', 'password', '', false),
		],
		{...(problem !== undefined && {problem})},
	);

test('the sign-in page asks for username and password, the former as the client hints', async () => {
	const {ask, queryOf} = await createPages();
	assert.deepEqual(await ask('GET', `/login?${queryOf()}`), signInPage(''));
	assert.deepEqual(
		await ask('GET', `/login?${queryOf({login_hint: '<ann> & "co"'})}`),
		signInPage('&lt;ann&gt; &amp; &quot;co&quot;'),
	);
	const unknown = redirectTo('/error?error=redirect_mismatch&client_id=client1');
	for (const method of ['GET', 'POST'] as const) {
		const path = `/login?${queryOf({redirect_uri: 'https://evil.example'})}`;
		assert.deepEqual(await ask(method, path, {username: 'ann', password}), unknown);
	}
});

test('a right password gives a cookie and a code, and what is wrong is said on the page', async () => {
	const pages = await createPages();
	const answer = await submit(pages, {username: 'ann', password});
	const {location = '', 'set-cookie': cookie = '', ...headers} = answer?.headers ?? {};
	assert.deepEqual(
		{...answer, headers},
		{status: 302, headers: {'cache-control': 'no-store'}, body: ''},
	);
	const code = new URL(location).searchParams.get('code');
	assert.equal(location, `${redirectUri}?code=${code}&state=a+state`);
	assert.match(code ?? '', /^[\w-]{32}$/);
	assert.match(cookie, /^cognito=[\w-]{32}; Path=\/; Max-Age=3600; HttpOnly; SameSite=Lax$/);
	assert.notEqual(cookie.slice(8, 40), code);

	for (const [fields, username, problem] of [
		[{username: 'ann', password: 'Wrong-pass-1'}, 'ann', 'Incorrect username or password.'],
		[{username: '<b>', password}, '&lt;b&gt;', 'User does not exist.'],
		[{username: 'ann'}, 'ann', 'Incorrect username or password.'],
		[{}, '', 'User does not exist.'],
		[{username: 'ann', challenge: 'SMS_MFA'}, 'ann', 'Missing required parameter Session'],
		[{username: 'ann', challenge: 'NONE', session: 'x'}, 'ann', 'Invalid session for the user.'],
	] as const) {
		assert.deepEqual(await submit(pages, {...fields}), signInPage(username, problem));
	}
});

const on = {MfaConfiguration: 'OPTIONAL', SoftwareTokenMfaConfiguration: {Enabled: true}};
const all = {...on, SmsMfaConfiguration: {}, EmailMfaConfiguration: {}};
const secret = {secret: 'GEZDGNBVGY3TQOJQ', name: '', lastStep: 0};

/** Pages for a user whose sign-in has another challenge, and its session. */
async function asked(change: Parameters<Pages['context']['state']['change']>[2]) {
	const pages = await createPages({}, all);
	pages.context.state.change(pages.pool(), pages.user('ann'), change);
	const answer = await submit(pages, {username: 'ann', password});
	const [, session = ''] = /name="session" value="([^"]+)"/.exec(answer?.body ?? '') ?? [];
	return {pages, answer, session};
}

test('each question that a person can answer has its own field, and is asked again after a wrong answer', async () => {
	for (const [challenge, change, name, label, type, wrong, problem] of [
		[
			'NEW_PASSWORD_REQUIRED',
			{status: 'FORCE_CHANGE_PASSWORD'},
			'NEW_PASSWORD',
			'New password',
			'password',
			'weakling',
			'Password does not conform to policy: Password must have uppercase characters',
		],
		[
			'SOFTWARE_TOKEN_MFA',
			{totp: secret, mfa: ['SOFTWARE_TOKEN_MFA']},
			'SOFTWARE_TOKEN_MFA_CODE',
			'Code of your authenticator app',
			'text',
			'none',
			'Invalid code received for user',
		],
		[
			'SMS_MFA',
			{mfa: ['SMS_MFA']},
			'SMS_MFA_CODE',
			'Code sent by SMS',
			'text',
			'none',
			'Invalid code or auth state for the user.',
		],
		[
			'EMAIL_OTP',
			{mfa: ['EMAIL_OTP']},
			'EMAIL_OTP_CODE',
			'Code sent by email',
			'text',
			'none',
			'Invalid code or auth state for the user.',
		],
		[
			'SELECT_MFA_TYPE',
			{mfa: ['SMS_MFA', 'EMAIL_OTP']},
			'ANSWER',
			'Second factor (SMS_MFA, SOFTWARE_TOKEN_MFA or EMAIL_OTP)',
			'text',
			'none',
			'Invalid MFA type selected.',
		],
	] as const) {
		const {pages, answer, session} = await asked(change);
		const hidden = {username: 'ann', challenge, session};
		const field = [input(label, name, type, '', true)];
		assert.deepEqual(answer, page(field, {hidden}), challenge);
		assert.deepEqual(
			await submit(pages, {...hidden, [name]: wrong}),
			page(field, {hidden, problem}),
			challenge,
		);
		assert.deepEqual(
			await submit(pages, hidden),
			page(field, {hidden, problem: `Missing required parameter ${name}`}),
		);
	}
});

test('a right answer to a question leads on, to the next one or back to the client', async () => {
	const isBack = (answer: Awaited<ReturnType<typeof submit>>) => {
		assert.equal(answer?.status, 302, answer?.body);
		assert.match(answer?.headers['location'] ?? '', /^https:\/\/app\.example\.com\/back\?code=/);
	};
	const select = await asked({mfa: ['SMS_MFA', 'EMAIL_OTP']});
	const hidden = {username: 'ann', session: select.session};
	const sent = await submit(select.pages, {
		...hidden,
		challenge: 'SELECT_MFA_TYPE',
		ANSWER: 'EMAIL_OTP',
	});
	const [, session = ''] = /name="session" value="([^"]+)"/.exec(sent?.body ?? '') ?? [];
	const EMAIL_OTP_CODE = select.pages.code();
	isBack(
		await submit(select.pages, {username: 'ann', session, challenge: 'EMAIL_OTP', EMAIL_OTP_CODE}),
	);
	const app = await asked({totp: secret, mfa: ['SOFTWARE_TOKEN_MFA']});
	isBack(
		await submit(app.pages, {
			username: 'ann',
			session: app.session,
			challenge: 'SOFTWARE_TOKEN_MFA',
			SOFTWARE_TOKEN_MFA_CODE: totpCode(secret.secret, totpStep(app.pages.now())),
		}),
	);
});

test('a question that no field of the page answers is named', async () => {
	const pages = await createPages({}, {...on, MfaConfiguration: 'ON'});
	assert.deepEqual(
		await submit(pages, {username: 'ann', password}),
		signInPage('ann', 'The local pool&#39;s sign-in page cannot answer MFA_SETUP.'),
	);
});
