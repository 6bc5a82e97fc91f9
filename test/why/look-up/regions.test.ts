import assert from 'node:assert/strict';
import {test} from 'node:test';
import {
	mailPrincipalOf,
	sesRegionOf,
	sesRegionsOf,
	smsRegionOf,
} from '../../../source/why/look-up/regions.ts';

const launch = ['us-east-1', 'us-west-2', 'eu-west-1'];

test('a pool sends with SES in the regions that the Developer Guide names for its own', () => {
	for (const region of launch) {
		assert.deepEqual(sesRegionsOf(region)?.toSorted(), launch.toSorted(), region);
	}
	for (const region of [
		...['us-east-2', 'ca-central-1', 'eu-west-2', 'eu-central-1', 'ap-south-1'],
		...['ap-northeast-1', 'ap-northeast-2', 'ap-southeast-1', 'ap-southeast-2'],
	]) {
		assert.deepEqual(sesRegionsOf(region), [region, ...launch], region);
	}
	for (const region of [
		...['us-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'sa-east-1', 'me-south-1'],
		...['il-central-1', 'af-south-1', 'ap-northeast-3', 'ap-southeast-3'],
	]) {
		assert.deepEqual(sesRegionsOf(region), [region], region);
	}
	const elsewhere = {
		...{'ca-west-1': 'ca-central-1', 'mx-central-1': 'us-east-1', 'ap-east-1': 'ap-southeast-1'},
		...{'ap-southeast-5': 'ap-southeast-2', 'ap-southeast-7': 'ap-southeast-1'},
		...{'ap-south-2': 'ap-south-1', 'ap-southeast-4': 'ap-southeast-2'},
		...{'eu-central-2': 'eu-central-1', 'eu-south-2': 'eu-west-3', 'me-central-1': 'eu-central-1'},
	};
	for (const [region, sender] of Object.entries(elsewhere)) {
		assert.deepEqual(sesRegionsOf(region), [sender], region);
		assert.equal(mailPrincipalOf(region), `cognito-idp.${region}.amazonaws.com`);
		assert.equal(sesRegionOf('arn:aws:ses:*:1:identity/x', region), sender);
	}
	assert.equal(sesRegionsOf('xx-nowhere-1'), undefined);
	assert.equal(mailPrincipalOf('eu-west-1'), 'email.cognito-idp.amazonaws.com');
	assert.equal(sesRegionOf('arn:aws:ses:eu-west-2:1:identity/x', 'eu-west-1'), 'eu-west-2');
	assert.equal(sesRegionOf('arn:aws:ses:*:1:identity/x', 'eu-west-1'), 'eu-west-1');
});

test('text messages go out from the region of the pool, unless it is one of those that could not send them', () => {
	const elsewhere = {
		...{'us-east-2': 'us-east-1', 'ca-central-1': 'us-east-1', 'eu-central-1': 'eu-west-1'},
		...{'eu-west-2': 'eu-west-1', 'ap-south-1': 'ap-southeast-1', 'ap-east-1': 'ap-southeast-1'},
		...{'ap-southeast-5': 'ap-southeast-1', 'ap-southeast-7': 'ap-south-1'},
	};
	for (const [region, sender] of Object.entries(elsewhere)) {
		assert.equal(smsRegionOf(region, undefined), sender, region);
		assert.equal(smsRegionOf(region, 'us-west-2'), 'us-west-2', region);
	}
	assert.deepEqual(
		[smsRegionOf('eu-west-3', undefined), smsRegionOf('eu-west-3', 'eu-west-1')],
		['eu-west-3', 'eu-west-1'],
	);
	for (const named of [undefined, 'ap-northeast-2', 'us-east-1']) {
		assert.equal(smsRegionOf('ap-northeast-2', named), 'ap-northeast-1');
	}
});
