import type {Context} from '../context.ts';
import {randomUuid} from '../model/random.ts';
import type {WebRequest, WebResponse} from '../server/listen.ts';
import {own} from './account.ts';
import {Refusal, type Service} from './calls.ts';
import {email} from './services/email.ts';
import {endUserMessaging} from './services/end-user-messaging.ts';
import {iam, sts} from './services/identity.ts';
import {kms, lambda} from './services/lambda.ts';
import {logs, monitoring} from './services/monitoring.ts';
import {sms} from './services/sms.ts';
import {cloudTrail} from './trail.ts';
import {type AccountRequest, readAccountRequest, writeAnswer, writeRefusal} from './wire.ts';

/** Services by their prefix in IAM actions. All operations are read-only. */
const services: ReadonlyMap<string, Service> = new Map([
	['ses', email],
	['sns', sms],
	['sms-voice', endUserMessaging],
	['cloudwatch', monitoring],
	['logs', logs],
	['cloudtrail', cloudTrail],
	['iam', iam],
	['sts', sts],
	['lambda', lambda],
	['kms', kms],
]);

/** Answers a request to one of the account's services; undefined if the request is for a user pool. */
export function answerAccount(
	{account, clock, random}: Pick<Context, 'account' | 'clock' | 'random'>,
	request: WebRequest,
): WebResponse | undefined {
	const read = readAccountRequest(request);
	if (!read) return undefined;
	const requestId = randomUuid(random);
	try {
		const operation = own(services.get(read.service), read.operation);
		if (!operation) {
			throw new Refusal(
				'UnknownOperationException',
				`The local account has no operation ${read.operation} of ${read.service}.`,
			);
		}
		// GetCallerIdentity needs no permissions (STS API reference).
		const action = `${read.service}:${read.operation}`;
		if (read.service !== 'sts' && account.isDenied(action)) throw denial(read, account.id);
		const {region, input} = read;
		return writeAnswer(read, operation({account, region, input, now: clock()}), requestId);
	} catch (error) {
		if (error instanceof Refusal) return writeRefusal(read, error, requestId);
		throw error;
	}
}

/** The services whose error for a denied action isn't AccessDeniedException. */
const denials: ReadonlyMap<string, string> = new Map([
	['sns', 'AuthorizationError'],
	['iam', 'AccessDenied'],
	['cloudwatch', 'AccessDenied'],
]);

function denial({service, operation, protocol}: AccountRequest, accountId: string): Refusal {
	const action = `${service}:${operation}`;
	return new Refusal(
		denials.get(service) ?? 'AccessDeniedException',
		`User: arn:aws:iam::${accountId}:user/local is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
		protocol === 'json' ? 400 : 403,
	);
}
