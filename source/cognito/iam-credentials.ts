import {fromNodeProviderChain, fromWebToken} from '@aws-sdk/credential-providers';
import {CredentialsProviderError} from '@smithy/core/config';
import {Problem} from '../problem.ts';
import {advice, askPerson, boundedSearch, usualLimits} from './bounded-search.ts';
import {objectIn, type Transport} from './wire/transport.ts';
import {createTransports} from './wire/transports.ts';
import type {CredentialsProvider} from './wire/wire.ts';

/**
 * IAM credentials from where AWS's own tools have them: environment, shared files, SSO, an assumed role, a process, the
 * metadata of an instance. Looked up at the first signed call, within 10 seconds. Rejects with a
 * CredentialsProviderError, or with the `Problem` of who is asked. Import this file only then: it is larger than the
 * rest of the client.
 */
export function iamCredentials({
	profile,
	mfaCode,
	isAttended = mfaCode !== undefined,
	transportTo = createTransports({}, {}),
	limits = usualLimits,
}: {
	readonly profile?: string;
	/** Asked where the profile assumes a role that wants MFA; gets the serial of the device. */
	readonly mfaCode?: (serial: string) => Promise<string>;
	/** Whether a person is there: a `credential_process` that may be asking them has a minute. */
	readonly isAttended?: boolean;
	/** How STS and the sign-in services are reached. */
	readonly transportTo?: (url: string) => Transport | Promise<Transport>;
	readonly limits?: typeof usualLimits;
} = {}): CredentialsProvider {
	const requestHandler: Pick<Transport, 'handle'> = {
		handle: async (request, options) => {
			const {protocol, hostname, port} = request;
			const url = `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`;
			try {
				const answer = await (await transportTo(url)).handleAny(request, options);
				const {statusCode, body} = answer.response;
				// The SDK would quote from it what it cannot read, which may be a part of the credentials.
				if (isOfAws(body)) return answer;
				throw new Error(`${url} gave an answer that can't be read (HTTP ${statusCode}). ${advice}`);
			} catch (error) {
				// The SDK's clients put the message alone into theirs.
				throw error instanceof Problem ? new Error(`${url} gave no answer (${error.code})`) : error;
			}
		},
	};
	const clientConfig = {requestHandler, maxAttempts: 1};
	const open = () =>
		fromNodeProviderChain({
			...(profile !== undefined && {profile}),
			...(mfaCode !== undefined && {mfaCodeProvider: serial => askPerson(() => mfaCode(serial))}),
			clientConfig,
			// By itself the SDK hands the settings on to all but a profile's web identity (3.1173.0).
			roleAssumerWithWebIdentity: ({RoleArn, RoleSessionName, WebIdentityToken}) =>
				fromWebToken({
					clientConfig,
					roleArn: `${RoleArn}`,
					webIdentityToken: `${WebIdentityToken}`,
					...(RoleSessionName !== undefined && {roleSessionName: RoleSessionName}),
				})(),
			maxRetries: 0,
		});
	let chain = open();
	return async ({signal} = {}) => {
		try {
			return await boundedSearch(() => chain(), {limits, isAttended, signal});
		} catch (error) {
			// A chain whose question never ends would have the next search wait for it.
			chain = open();
			if (error instanceof Problem) throw error;
			const why = String(error instanceof Error ? error.message : error).replace(/^Error: /, '');
			throw Object.assign(new CredentialsProviderError(why, false), {cause: error});
		}
	};
}

/** STS answers in XML, the services of a single sign-on in JSON. */
function isOfAws(body: Uint8Array): boolean {
	const start = Buffer.from(body.subarray(0, 200)).toString();
	return (
		/^\s*(?:<\?xml[^>]*>\s*)?<(?:ErrorResponse|AssumeRole\w*Response)[\s>]/.test(start) ||
		objectIn(body) !== undefined
	);
}
