import assert from 'node:assert/strict';
import {test} from 'node:test';
import {simulated, simulatedDelivery} from '../../../source/local-pool/sign-in/simulated.ts';
import {createContext} from '../../helpers/pool-context.ts';
import {poolWith} from '../../helpers/pool-parts.ts';

/** A pool whose secret is zeros. */
function sealed() {
	const {context} = createContext();
	return {keys: {...context.keys, seal: Buffer.alloc(32)}};
}

// The numbers are HMAC-SHA512 of the name, computed apart from the pool.
test('a made-up user is the same for a name, and another for each name and pool', () => {
	const context = sealed();
	const users = [
		{
			username: '87a49d9f-4732-41b8-ab5b-ccc8e49a0bf3',
			salt: '758dc9bcf5b0d52581a3780a35b63a9f',
			email: 'y@r',
			phoneNumber: '+16283703184',
		},
		{
			username: '4eeefc50-5f57-42f8-baff-329f08c636c1',
			salt: '817ad18aa52f7a4b5010ba2b71b144ed',
			email: 'p@p',
			phoneNumber: '+15458788713',
		},
		{
			username: '71a719bc-c363-49ea-ba9a-afda23ab6eb7',
			salt: '33d1091f8aa35e915035a1e39b9be47e',
			email: 'l@q',
			phoneNumber: '+11956078000',
		},
	];
	const names = ['ann', 'bob', 'user1961'];
	assert.deepEqual(
		names.map(name => simulated(context, name)),
		users,
	);
	assert.notDeepEqual(simulated(createContext().context, 'ann'), users[0]);
});

test('a code that is never sent goes where the name or the pool would have it', () => {
	const context = sealed();
	const by = (DeliveryMedium: 'EMAIL' | 'SMS', Destination: string) => ({
		AttributeName: DeliveryMedium === 'SMS' ? 'phone_number' : 'email',
		DeliveryMedium,
		Destination,
	});
	const mail = by('EMAIL', 'y***@r***');
	const text = by('SMS', '+*******3184');
	for (const [verified, name, details] of [
		[[], 'ann', mail],
		[['email'], 'ann', mail],
		[['phone_number'], 'ann', text],
		[['phone_number', 'email'], 'ann', mail],
		[['email', 'phone_number'], 'ann', mail],
		[['email'], '+14325550100', by('SMS', '+*******0100')],
		[['email'], '+1432555010x', by('EMAIL', 'h***@v***')],
		[['email'], '14325550100', by('EMAIL', 'r***@k***')],
		[['phone_number'], '+1432555010x', by('SMS', '+*******010x')],
		[['phone_number'], 'bob@example.com', by('EMAIL', 'b***@e***')],
		[[], '+1@example.com', by('EMAIL', '+***@e***')],
	] as const) {
		assert.deepEqual(
			simulatedDelivery(context, poolWith({AutoVerifiedAttributes: verified}), name),
			details,
			`${verified} ${name}`,
		);
	}
});
