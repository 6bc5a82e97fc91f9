import assert from 'node:assert/strict';
import {test} from 'node:test';
import {actions, operations, partsOf} from '../../../source/why/call/operations.ts';
import {policyActions} from '../../../source/why/policy.ts';

test('only reads can be called, and the one that is billed', () => {
	assert.ok(actions.length > 25);
	for (const action of actions) {
		assert.match(
			action.split(':')[1] ?? '',
			/^(?:Get|List|Describe|Check|Filter|Lookup|Simulate)[A-Z]/,
		);
		assert.equal(partsOf(action).operation, action.split(':')[1]);
	}
	assert.equal(partsOf('cognito-idp:AdminGetUser').operation, 'AdminGetUser');
	for (const action of [
		'cognito-idp:AdminDeleteUser',
		'cognito-idp:AdminUpdateUserAttributes',
		'ses:DeleteSuppressedDestination',
		'sns:OptInPhoneNumber',
		'sns:Publish',
		'toString:GetUser',
	]) {
		assert.throws(() => Reflect.apply(partsOf, undefined, [action]), /is not a read/, action);
	}
});

test('what AWS bills is not among the operations', () => {
	const billed = ['CarrierLookup', 'GetEmailAddressInsights', 'GetMetricData', 'AdminGetUser'];
	assert.deepEqual(
		Object.keys(operations).filter(each => billed.some(name => each.endsWith(`:${name}`))),
		[],
	);
});

test('the policy allows what facts are read with, and nothing else', () => {
	// For looking up users: no fact of a diagnosis uses these.
	const lookUps = ['cognito-idp:ListUserPools', 'cognito-idp:ListUserPoolClients'];
	const asked = actions.filter(action => !lookUps.includes(action));
	// AWS WAF checks this for a question about a user pool.
	const checkedToo = ['cognito-idp:GetWebACLForResource'];
	assert.deepEqual([...new Set(policyActions)].toSorted(), [...asked, ...checkedToo].toSorted());
});
