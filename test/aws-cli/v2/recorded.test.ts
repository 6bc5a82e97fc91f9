import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {test} from 'node:test';
import {type Recorded, setStage} from '../../helpers/aws-cli-records.ts';

/** A run of the AWS CLI 2.9.19; members that are left out have their defaults. */
type Member = Pick<Recorded, 'name' | 'argv'> & Partial<Recorded> & {readonly config?: string};

const usual = {
	answers: [
		{
			body: '{"CodeDeliveryDetails":{"AttributeName":"email","DeliveryMedium":"EMAIL","Destination":"a***@e***"}}',
		},
	],
	code: 0,
	stdout: '',
	stderr: '',
	rule: 'exact',
	requests: [],
} as const satisfies Partial<Recorded>;

const fixture = join(import.meta.dirname, '../../fixtures/aws-cli-v2-recorded.json');
const recorded: readonly Member[] = JSON.parse(await readFile(fixture, 'utf8'));

test('every recorded run of the AWS CLI 2.9.19 is matched', async context => {
	await using stage = await setStage(context);
	for (const {config = '', ...member} of recorded) {
		await stage.write('own.config', config);
		const env = {
			AWS_CONFIG_FILE: '{FIXTURES}/own.config',
			AWS_MAX_ATTEMPTS: '1',
			COGNITO_VERIFY_AWS_CLI: 'v2',
			...member.env,
		};
		try {
			await stage.compare({...usual, ...member, env});
		} catch (error) {
			throw new Error(`${member.name}: ${member.argv.join(' ')}`, {cause: error});
		}
	}
});
