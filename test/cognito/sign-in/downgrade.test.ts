import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {test} from 'node:test';
import {createCognito} from '../../../source/cognito/create-cognito.ts';
import {isProblem} from '../../helpers/client.ts';
import {answerJson} from '../../helpers/scripted-service.ts';

for (const ChallengeName of ['PASSWORD', 'SELECT_CHALLENGE', 'PASSWORD_SRP']) {
	test(`a server that answers SRP with ${ChallengeName} draws no password`, async t => {
		let requests = 0;
		const server = createServer((request, response) => {
			requests++;
			request.resume();
			answerJson(response, {ChallengeName, Session: 'session', ChallengeParameters: {}});
		});
		await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
		t.after(() => {
			server.closeAllConnections();
			server.close();
		});
		const address = server.address();
		assert.ok(address !== null && typeof address === 'object');
		const endpointUrl = `http://127.0.0.1:${address.port}`;
		const client = {region: 'eu-west-1', userPoolId: 'eu-west-1_A', clientId: 'c', endpointUrl};
		const request = {flow: 'USER_SRP_AUTH', username: 'jane', password: 'secret'} as const;
		await assert.rejects(
			createCognito({client}).signIn(request),
			isProblem('challengeUnsupported', {subject: ChallengeName}),
		);
		assert.equal(requests, 1);
	});
}
