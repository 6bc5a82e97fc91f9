import {fromNodeProviderChain, fromWebToken} from '@aws-sdk/credential-providers';
import {CredentialsProviderError} from '@smithy/core/config';
import {Problem} from '../problem.ts';
import {advice, askPerson, boundedSearch, usualLimits} from './bounded-search.ts';
import {objectIn, type Transport} from './wire/transport.ts';
import {createTransports} from './wire/transports.ts';
import type {CredentialsProvider} from './wire/wire.ts';

/**
 * IAM credentials from the sources that AWS's own tools use: environment, shared files, SSO, an assumed role, a
 * process, instance metadata. Looked up at the first signed call, for at most 10 seconds. Rejects with a
 * CredentialsProviderError, or with the `Problem` from asking the user. Import this file lazily: it is larger than the
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
	/** Called with the device's serial number if the profile assumes a role that requires MFA. */
	readonly mfaCode?: (serial: string) => Promise<string>;
	/** Whether a user is present: a `credential_process` that may be asking them gets a minute. */
	readonly isAttended?: boolean;
	/** How to reach STS and the sign-in services. */
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
				// The SDK would quote what it can't parse, and that may contain credentials.
				if (isOfAws(body)) return answer;
				throw new Error(`${url} gave an answer that can't be read (HTTP ${statusCode}). ${advice}`);
			} catch (error) {
				// The SDK's clients only keep the message.
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
			// The SDK passes these settings to everything except a profile's web identity (3.1173.0).
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
			// A chain that waits forever would block the next search.
			chain = open();
			if (error instanceof Problem) throw error;
			const why = String(error instanceof Error ? error.message : error).replace(/^Error: /, '');
			throw Object.assign(new CredentialsProviderError(why, false), {cause: error});
		}
	};
}

/** Whether a body is in an AWS format: XML from STS, JSON from the services of IAM Identity Center. */
function isOfAws(body: Uint8Array): boolean {
	const start = Buffer.from(body.subarray(0, 200)).toString();
	return (
		/^\s*(?:<\?xml[^>]*>\s*)?<(?:ErrorResponse|AssumeRole\w*Response)[\s>]/.test(start) ||
		objectIn(body) !== undefined
	);
}
