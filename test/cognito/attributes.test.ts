import assert from 'node:assert/strict';
import {type TestContext, test} from 'node:test';
import {createCognito} from '../../source/cognito/create-cognito.ts';
import {isProblem, startPool, tokensOf} from '../helpers/client.ts';
import {startScriptedService} from '../helpers/scripted-service.ts';

const hour = 3_600_000;

async function signIn(context: TestContext) {
	const started = await startPool(context);
	const cognito = started.connect();
	const step = await cognito.signIn({
		flow: 'USER_SRP_AUTH',
		username: 'demo',
		password: 'Demo-pass-1',
	});
	const {accessToken} = tokensOf(step);
	const newestCode = () => started.pool.messages().at(-1)?.code ?? '';
	return {...started, cognito, accessToken, newestCode};
}

test('an attribute goes from not verified to verified with the code that was sent', async context => {
	const {cognito, accessToken, newestCode, clock} = await signIn(context);
	const verifiedNow = async (name: string) =>
		(await cognito.getUser(accessToken)).attributes.find(one => one.name === name)?.isVerified;
	for (const [attributeName, medium, destination] of [
		['email', 'EMAIL', 'd***@e***'],
		['phone_number', 'SMS', '+*******0008'],
	] as const) {
		assert.equal(await verifiedNow(attributeName), false);
		const {requestId, ...delivery} = await cognito.requestCode({accessToken, attributeName});
		assert.deepEqual(delivery, {attributeName, medium, destination, at: clock()});
		assert.match(requestId ?? '', /./);
		await cognito.verifyAttribute({accessToken, attributeName, code: newestCode()});
		assert.equal(await verifiedNow(attributeName), true);
	}
});

test('a wrong code, a used one and an old one are told apart as far as Cognito does', async context => {
	const {cognito, accessToken, newestCode, passTime} = await signIn(context);
	const verify = (code: string) =>
		cognito.verifyAttribute({accessToken, attributeName: 'email', code});
	await cognito.requestCode({accessToken, attributeName: 'email'});
	const code = newestCode();
	await assert.rejects(verify(code === '000000' ? '000001' : '000000'), isProblem('wrongCode'));
	await assert.rejects(verify('two words'), isProblem('invalidParameter'));
	await verify(code);
	await assert.rejects(verify(code), isProblem('codeExpired'));
	passTime(hour);
	await assert.rejects(verify(code), isProblem('tokenExpired'));
});

test('the sixth code in an hour is refused, and one an hour later is not', async context => {
	const {cognito, passTime, connect} = await signIn(context);
	const demo = {flow: 'USER_SRP_AUTH', username: 'demo', password: 'Demo-pass-1'} as const;
	const send = async () => {
		const {accessToken} = tokensOf(await connect().signIn(demo));
		return cognito.requestCode({accessToken, attributeName: 'email'});
	};
	for (let time = 0; time < 5; time++) await send();
	await assert.rejects(send(), isProblem('attemptLimitReached'));
	passTime(hour);
	assert.equal((await send()).medium, 'EMAIL');
});

test('only email and phone can be verified, and only where there is a value', async context => {
	const {cognito, accessToken} = await signIn(context);
	await assert.rejects(
		cognito.requestCode({accessToken, attributeName: 'given_name'}),
		isProblem('attributeNotVerifiable'),
	);
	await cognito.updateAttribute({accessToken, name: 'phone_number', value: ''});
	await assert.rejects(
		cognito.requestCode({accessToken, attributeName: 'phone_number'}),
		isProblem('attributeHasNoValue'),
	);
});

test('changing a value sends a code to the new one, where the pool verifies by itself', async context => {
	const {cognito, accessToken, newestCode, pool} = await signIn(context);
	const email = {accessToken, name: 'email', value: 'new@example.org'};
	const delivery = await cognito.updateAttribute(email);
	assert.equal(delivery?.destination, 'n***@e***');
	assert.equal(pool.messages().at(-1)?.destination, 'new@example.org');
	await cognito.verifyAttribute({accessToken, attributeName: 'email', code: newestCode()});
	const name = {accessToken, name: 'given_name', value: 'Kim'};
	assert.equal(await cognito.updateAttribute(name), undefined);
});

test('a token Cognito did not make is refused', async context => {
	const {connect} = await startPool(context);
	await assert.rejects(connect().getUser('not-a-token'), isProblem('tokenRefused'));
});

test('an answer with nothing in it verifies, sends and changes nothing; it only ends a sign-out', async context => {
	const {endpointUrl} = await startScriptedService(context, (_, response) => response.end());
	const client = {region: 'eu-west-1', clientId: 'client', endpointUrl};
	const cognito = createCognito({client});
	const accessToken = 'token';
	for (const call of [
		() => cognito.verifyAttribute({accessToken, attributeName: 'email', code: '123456'}),
		() => cognito.requestCode({accessToken, attributeName: 'email'}),
		() => cognito.updateAttribute({accessToken, name: 'email', value: 'jane@example.com'}),
		() => cognito.getUser(accessToken),
	]) {
		await assert.rejects(call(), isProblem('answerUnreadable', {mayHaveBeenSent: true}));
	}
	const tokens = {accessToken, refreshToken: 'refresh', expiresAt: Date.now() + hour};
	for (const isEverywhere of [false, true]) {
		await cognito.signOut(tokens, {username: 'jane', isEverywhere});
	}
});
