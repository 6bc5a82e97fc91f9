import assert from 'node:assert/strict';
import {test} from 'node:test';
import {countryOf} from '../../source/why/country.ts';
import {sesRegionOf, sesRegionsOf, smsRegionOf} from '../../source/why/look-up/regions.ts';

test('a number belongs to the country of its code, and of the digits behind a shared one', () => {
	const rows = {
		'+447700900123': 'GB',
		'+447781123456': 'GG',
		'+447700300123': 'JE',
		'+447624123456': 'IM',
		'+12065550100': 'US',
		'+18005550100': 'US',
		'+14165550100': 'CA',
		'+18765550100': 'JM',
		'+17875550100': 'PR',
		'+79161234567': 'RU',
		'+77011234567': 'KZ',
		'+390669812345': 'VA',
		'+393471234567': 'IT',
		'+233201234567': 'GH',
		'+491711234567': 'DE',
		'+870123456789': undefined,
	};
	for (const [number, country] of Object.entries(rows))
		assert.equal(countryOf(number), country, number);
});

test('text messages go out from the region that the pool names, else from the legacy one', () => {
	assert.deepEqual(
		[
			smsRegionOf('eu-central-1', undefined),
			smsRegionOf('eu-central-1', 'eu-central-1'),
			smsRegionOf('us-east-2', undefined),
			smsRegionOf('eu-west-1', undefined),
			smsRegionOf('ap-northeast-2', 'ap-northeast-2'),
		],
		['eu-west-1', 'eu-central-1', 'us-east-1', 'eu-west-1', 'ap-northeast-1'],
	);
});

test('a pool sends with SES from the regions that its own allows', () => {
	assert.deepEqual(sesRegionsOf('eu-west-3'), ['eu-west-3']);
	assert.deepEqual(sesRegionsOf('eu-central-1'), [
		'eu-central-1',
		'us-east-1',
		'us-west-2',
		'eu-west-1',
	]);
	assert.deepEqual(sesRegionsOf('me-central-1'), ['eu-central-1']);
	assert.equal(sesRegionsOf('us-gov-west-1'), undefined);
	assert.equal(sesRegionOf('arn:aws:ses:*:1:identity/x', 'me-central-1'), 'eu-central-1');
	assert.equal(sesRegionOf('arn:aws:ses:us-west-2:1:identity/x', 'eu-west-1'), 'us-west-2');
});
