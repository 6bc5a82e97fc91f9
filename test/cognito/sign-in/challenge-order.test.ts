import assert from 'node:assert/strict';
import {test} from 'node:test';
import {checkOrder, type Step} from '../../../source/cognito/sign-in/challenge-order.ts';
import {isProblem} from '../../helpers/client.ts';

const names = [
	'CUSTOM_CHALLENGE',
	'DEVICE_PASSWORD_VERIFIER',
	'DEVICE_SRP_AUTH',
	'EMAIL_OTP',
	'MFA_SETUP',
	'NEW_PASSWORD_REQUIRED',
	'PASSWORD',
	'PASSWORD_SRP',
	'PASSWORD_VERIFIER',
	'SELECT_CHALLENGE',
	'SELECT_MFA_TYPE',
	'SMS_MFA',
	'SMS_OTP',
	'SOFTWARE_TOKEN_MFA',
	'WEB_AUTHN',
	'RETINA_SCAN',
];
const mfa = ['EMAIL_OTP', 'MFA_SETUP', 'SELECT_MFA_TYPE', 'SMS_MFA', 'SOFTWARE_TOKEN_MFA'];
const factor = [...mfa, 'DEVICE_SRP_AUTH'];
const password = [...factor, 'NEW_PASSWORD_REQUIRED'];
const first = ['EMAIL_OTP', 'PASSWORD', 'PASSWORD_SRP', 'SMS_OTP', 'WEB_AUTHN', 'SELECT_CHALLENGE'];
const custom = 'CUSTOM_CHALLENGE';

/** Each step, and every challenge that may follow (Developer Guide, "Authentication flows"). */
const followers: readonly (readonly [Step, readonly string[]])[] = [
	[{flow: 'USER_SRP_AUTH'}, ['PASSWORD_VERIFIER']],
	[{flow: 'USER_PASSWORD_AUTH'}, password],
	[{flow: 'ADMIN_USER_PASSWORD_AUTH'}, password],
	[{flow: 'CUSTOM_AUTH'}, ['PASSWORD_VERIFIER', ...factor, custom]],
	[{flow: 'USER_AUTH'}, first],
	[{flow: 'USER_AUTH', preferred: 'PASSWORD'}, ['SELECT_CHALLENGE', 'PASSWORD', ...password]],
	[
		{flow: 'USER_AUTH', preferred: 'PASSWORD_SRP'},
		['SELECT_CHALLENGE', 'PASSWORD_SRP', 'PASSWORD_VERIFIER'],
	],
	[{flow: 'USER_AUTH', preferred: 'EMAIL_OTP'}, ['SELECT_CHALLENGE', 'EMAIL_OTP']],
	[{flow: 'USER_AUTH', preferred: 'SMS_OTP'}, ['SELECT_CHALLENGE', 'SMS_OTP']],
	[{flow: 'USER_AUTH', preferred: 'WEB_AUTHN'}, ['SELECT_CHALLENGE', 'WEB_AUTHN']],
	// Only USER_AUTH has a preferred factor.
	[{flow: 'USER_SRP_AUTH', preferred: 'PASSWORD'}, ['PASSWORD_VERIFIER']],
	[{answered: 'PASSWORD_VERIFIER', flow: 'USER_SRP_AUTH'}, password],
	[{answered: 'PASSWORD_VERIFIER', flow: 'CUSTOM_AUTH'}, [...password, custom]],
	[{answered: 'PASSWORD', flow: 'USER_AUTH'}, password],
	[{answered: 'PASSWORD_SRP', flow: 'USER_AUTH'}, ['PASSWORD_VERIFIER']],
	[{answered: 'SELECT_CHALLENGE', flow: 'USER_AUTH'}, []],
	[
		{answered: 'SELECT_CHALLENGE', choice: 'PASSWORD', flow: 'USER_AUTH'},
		['PASSWORD', ...password],
	],
	[{answered: 'SELECT_CHALLENGE', choice: 'SMS_OTP', flow: 'USER_AUTH'}, ['SMS_OTP']],
	[{answered: 'SELECT_CHALLENGE', choice: 'RETINA_SCAN', flow: 'USER_AUTH'}, []],
	[{answered: 'NEW_PASSWORD_REQUIRED', flow: 'USER_SRP_AUTH'}, factor],
	...(
		[
			'SMS_MFA',
			'SMS_OTP',
			'EMAIL_OTP',
			'SOFTWARE_TOKEN_MFA',
			'SELECT_MFA_TYPE',
			'MFA_SETUP',
			'WEB_AUTHN',
		] as const
	).map(answered => [{answered, flow: 'USER_AUTH'}, factor] as const),
	[{answered: 'CUSTOM_CHALLENGE', flow: 'CUSTOM_AUTH'}, [...factor, custom]],
	// A challenge that another program printed, without its flow.
	[{answered: 'CUSTOM_CHALLENGE'}, [...factor, custom]],
	[{answered: 'SMS_MFA'}, [...factor, custom]],
	[{answered: 'DEVICE_SRP_AUTH', flow: 'USER_SRP_AUTH'}, ['DEVICE_PASSWORD_VERIFIER', ...mfa]],
	[
		{answered: 'DEVICE_PASSWORD_VERIFIER', flow: 'USER_SRP_AUTH'},
		[...mfa, 'NEW_PASSWORD_REQUIRED'],
	],
];

test('each step of a sign-in leads to its challenges and to no other', () => {
	for (const [step, expected] of followers) {
		const allowed = names.filter(name => {
			try {
				checkOrder(step, name);
				return true;
			} catch (error) {
				assert.ok(isProblem('challengeUnsupported', {challenge: name})(error));
				return false;
			}
		});
		assert.deepEqual(new Set(allowed), new Set(expected), JSON.stringify(step));
		checkOrder(step, undefined);
	}
});
