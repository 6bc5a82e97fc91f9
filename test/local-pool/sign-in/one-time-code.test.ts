import assert from 'node:assert/strict';
import {test} from 'node:test';
import {simulated} from '../../../source/local-pool/sign-in/simulated.ts';
import {maskEmail, maskPhoneNumber} from '../../../source/local-pool/users/masks.ts';
import {ClientId, createContext, sms} from '../../helpers/pool-context.ts';

const settings = {
	...sms,
	Policies: {SignInPolicy: {AllowedFirstAuthFactors: ['PASSWORD', 'EMAIL_OTP', 'SMS_OTP']}},
};

test('a code is asked of a user and of one who is made up in the same words, and sent to the first alone', async () => {
	const at = createContext(settings, {
		ExplicitAuthFlows: ['ALLOW_USER_AUTH'],
		PreventUserExistenceErrors: 'ENABLED',
	});
	const own = {email: 'ann@example.com', phone_number: '+14325550100'};
	await at.addUser('ann', own);
	const {email, phoneNumber} = simulated(at.context, 'nobody');
	for (const [USERNAME, PREFERRED_CHALLENGE, medium, destination] of [
		['ann', 'EMAIL_OTP', 'EMAIL', maskEmail(own.email)],
		['ann', 'SMS_OTP', 'SMS', maskPhoneNumber(own.phone_number)],
		['nobody', 'EMAIL_OTP', 'EMAIL', maskEmail(email)],
		['nobody', 'SMS_OTP', 'SMS', maskPhoneNumber(phoneNumber)],
	] as const) {
		const sent = at.context.inbox.messages().length;
		const {Session, ...question} = Object(
			await at.told('InitiateAuth', {
				ClientId,
				AuthFlow: 'USER_AUTH',
				AuthParameters: {USERNAME, PREFERRED_CHALLENGE},
			}),
		);
		assert.deepEqual(question, {
			ChallengeName: PREFERRED_CHALLENGE,
			ChallengeParameters: {
				CODE_DELIVERY_DELIVERY_MEDIUM: medium,
				CODE_DELIVERY_DESTINATION: destination,
			},
		});
		const isSent = at.context.inbox.messages().length > sent;
		assert.equal(isSent, USERNAME === 'ann');
		if (isSent) assert.match(at.code(), /^\d{8}$/);
		const answer = (code: string) =>
			at.told('RespondToAuthChallenge', {
				ClientId,
				ChallengeName: PREFERRED_CHALLENGE,
				Session,
				ChallengeResponses: {USERNAME, [`${PREFERRED_CHALLENGE}_CODE`]: code},
			});
		assert.equal(
			await answer('x'),
			'CodeMismatchException: Invalid code or auth state for the user.',
		);
	}
});
