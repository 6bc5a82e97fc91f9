import type {WholeAnswer} from '../../source/cognito/wire/transport.ts';
import type {Aws} from '../../source/why/look-up/asker.ts';

/** AWS's response to an operation. */
export type Scripted = {
	readonly status?: number;
	readonly body?: object | string;
	readonly requestId?: string;
};

/** A call as it was sent. */
export type Sent = {readonly operation: string; readonly url: URL; readonly input: unknown};

/** A scripted AWS in this process, and the calls sent to it. */
export function scriptedAws(
	answer: (sent: Sent, signal: AbortSignal) => Scripted | Promise<Scripted>,
	credentials: Aws['signing']['credentials'] = async () => ({
		accessKeyId: 'AKIAEXAMPLE',
		secretAccessKey: 'example',
	}),
): {readonly aws: Aws; readonly sent: readonly Sent[]} {
	const sent: Sent[] = [];
	return {
		sent,
		aws: {
			signing: {
				credentials,
				endpoint: ({host}, region) => new URL(`https://${host}.${region}.test`),
				now: () => 0,
			},
			send: async ({url, headers, body = '{}'}, signal): Promise<WholeAnswer> => {
				const target = headers['x-amz-target']?.split('.').at(-1);
				const operation = target ?? new URLSearchParams(body).get('Action') ?? url.pathname;
				const one = {operation, url, input: body.startsWith('{') ? JSON.parse(body) : body};
				sent.push(one);
				const {status = 200, body: answered = {}, requestId} = await answer(one, signal);
				const text = typeof answered === 'string' ? answered : JSON.stringify(answered);
				return {
					status,
					headers: requestId === undefined ? {} : {'x-amzn-requestid': requestId},
					body: new TextEncoder().encode(text),
				};
			},
		},
	};
}
