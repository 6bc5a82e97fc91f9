import assert from 'node:assert/strict';
import {test} from 'node:test';
import {applySettings} from '../../source/guided/apply-settings.ts';
import {readGuidedOptions} from '../../source/guided/read-options.ts';
import {resolveSettings} from '../../source/settings/settings.ts';

const noFiles = {profiles: new Map(), services: new Map()};
const apply = (args: readonly string[], env: Readonly<Record<string, string>>) => {
	const options = readGuidedOptions(args, {env, cwd: '/', home: '/'});
	const {profile, caBundle, verifySsl, prefill} = options;
	const {region, endpointUrl} = prefill;
	const flags = {profile, caBundle, verifySsl, region, endpointUrl};
	return applySettings(options, resolveSettings(flags, env, noFiles));
};

test('a region of the environment is a default, and asks for nothing', () => {
	const {prefill} = apply([], {AWS_DEFAULT_REGION: 'eu-west-1'});
	assert.deepEqual(prefill, {defaultRegion: 'eu-west-1'});
});

test('endpoint and certificates come from where the AWS CLI has them', () => {
	const env = {AWS_ENDPOINT_URL: 'http://127.0.0.1:9', AWS_CA_BUNDLE: '/ca.pem'};
	const {prefill, caBundle, verifySsl} = apply([], env);
	assert.deepEqual(prefill, {defaultEndpointUrl: 'http://127.0.0.1:9'});
	assert.equal(caBundle, '/ca.pem');
	assert.equal(verifySsl, true);
	const flagged = apply(['--endpoint-url', 'http://127.0.0.1:8', '--no-verify-ssl'], env);
	assert.equal(flagged.prefill.endpointUrl, 'http://127.0.0.1:8');
	assert.equal(flagged.verifySsl, false);
});
