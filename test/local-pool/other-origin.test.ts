import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import {createRequire} from 'node:module';
import {type TestContext, test} from 'node:test';
import {findChromium, openPage} from '../helpers/chromium.ts';
import {freePort} from '../helpers/free-port.ts';
import {newestCode, publicClient, startPool} from '../helpers/local-pool-client.ts';

const library = createRequire(import.meta.url).resolve(
	'amazon-cognito-identity-js/dist/amazon-cognito-identity.min.js',
);

/**
 * A page of another origin that uses the pool with amazon-cognito-identity-js. It reports its result to itself as
 * `said`: the library recognizes the user by what it keeps in the browser.
 */
const pageOf = (endpoint: string, UserPoolId: string) => `<!doctype html>
<title>a page of another origin</title>
<script src="/library.js"></script>
<p id="said"></p>
<label>Code<br><input id="code"></label>
<button>Verify</button>
<script>
	const before = new URLSearchParams(location.search).get('said');
	document.getElementById('said').textContent = before;
	const said = [];
	const goOn = () => { location.search = new URLSearchParams({said: said.join(' | ')}); };
	const fail = error => { said.push(error.code + ': ' + error.message); goOn(); };
	const {CognitoUserPool, CognitoUser, AuthenticationDetails} = AmazonCognitoIdentity;
	const Pool = new CognitoUserPool({
		UserPoolId: ${JSON.stringify(UserPoolId)},
		ClientId: ${JSON.stringify(publicClient)},
		endpoint: ${JSON.stringify(endpoint)},
	});
	const signIn = (user, Password, callbacks) =>
		user.authenticateUser(new AuthenticationDetails({Username: 'demo', Password}), callbacks);
	const start = () => {
		const user = new CognitoUser({Username: 'demo', Pool});
		signIn(user, 'Wrong-pass-1', {
			onFailure: error => {
				said.push(error.code + ': ' + error.message);
				signIn(user, 'Demo-pass-1', {
					onFailure: fail,
					onSuccess: () =>
						user.getAttributeVerificationCode('email', {
							onFailure: fail,
							inputVerificationCode: ({CodeDeliveryDetails}) => {
								said.push('sent to ' + CodeDeliveryDetails.Destination);
								goOn();
							},
						}),
				});
			},
		});
	};
	const verify = user =>
		user.verifyAttribute('email', document.getElementById('code').value, {
			onFailure: fail,
			onSuccess: () =>
				user.getUserAttributes((error, list) => {
					if (error) return fail(error);
					said.push('verified: ' + list.find(one => one.getName() === 'email_verified').getValue());
					goOn();
				}),
		});
	document.querySelector('button').onclick = () => {
		const user = Pool.getCurrentUser();
		user.getSession(error => (error ? fail(error) : verify(user)));
	};
	if (before === null) start();
</script>`;

/** Serves the page on a port of its own. */
async function serve(t: TestContext, page: string): Promise<string> {
	const script = await readFile(library);
	const server = createServer(({url}, response) => {
		const isScript = url === '/library.js';
		response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8');
		response.end(isScript ? script : page);
	});
	const port = await freePort();
	await new Promise<void>(resolve => {
		server.listen(port, '127.0.0.1', resolve);
	});
	t.after(() => {
		server.close();
		server.closeAllConnections();
	});
	return `http://127.0.0.1:${port}/`;
}

const chromium = findChromium();

test('amazon-cognito-identity-js in Chromium uses the pool from a page of another origin', {
	skip: chromium === undefined && 'no Chromium is installed',
	timeout: 120_000,
}, async t => {
	if (chromium === undefined) return;
	const pool = await startPool(t);
	const page = await openPage(t, chromium);
	await page.open(await serve(t, pageOf(pool.endpoint, pool.userPoolId)));
	await page.until('NotAuthorizedException: Incorrect username or password. | sent to d***@e***');
	await page.fill('Code', newestCode(pool));
	await page.click('Verify');
	await page.until('verified: true');
});
