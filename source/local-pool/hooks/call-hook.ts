import {Failure} from '../model/failure.ts';
import {regionOf, type UserPool} from '../model/pool.ts';
import {members, read, type Shape} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import type {Hook, HookEvent, Texts} from './events.ts';

/** The circumstances of a trigger call. */
export type Occasion<Source extends string> = {
	readonly version?: string;
	readonly source: Source;
	readonly pool: UserPool;
	readonly username: string;
	/** Absent if no app client is involved. */
	readonly clientId?: string | undefined;
};

/** A user's attributes in the form events have them. */
export const eventAttributes = ({attributes, status}: User): Texts => ({
	...attributes,
	'cognito:user_status': status,
});

/**
 * Calls a hook and checks its response. Throws UserLambdaValidationException with the hook's error, and
 * InvalidLambdaResponseException for an invalid response. Returns `undefined` if there is no such hook.
 */
export async function callHook<Source extends string, Request, Response, Answer>(
	hook: Hook<HookEvent<Source, Request, Response>> | undefined,
	{version = '1', source, pool, username, clientId}: Occasion<Source>,
	request: Request,
	response: Response,
	answer: Shape<Answer>,
): Promise<Answer | undefined> {
	if (!hook) return undefined;
	const event: HookEvent<Source, Request, Response> = {
		version,
		triggerSource: source,
		region: regionOf(pool),
		userPoolId: pool.id,
		userName: username,
		callerContext: {
			awsSdkVersion: 'aws-sdk-unknown-unknown',
			clientId: clientId ?? 'CLIENT_ID_NOT_APPLICABLE',
		},
		// A copy, since the hook may change it, with the prototypes that handlers expect.
		request: structuredClone(request),
		response,
	};
	const answered = await answerOf(hook, event, source);
	try {
		return read(members({response: answer}), answered).response;
	} catch (error) {
		if (!(error instanceof Failure)) throw error;
		throw new Failure('InvalidLambdaResponseException', 'Unrecognizable lambda output');
	}
}

async function answerOf<Event>(hook: Hook<Event>, event: Event, source: string) {
	try {
		return (await hook(event)) ?? event;
	} catch (error) {
		const why = error instanceof Error ? error.message : String(error);
		const prefix = source.slice(0, source.indexOf('_'));
		const trigger = prefix === 'TokenGeneration' ? 'PreTokenGeneration' : prefix;
		throw new Failure('UserLambdaValidationException', `${trigger} failed with error ${why}.`);
	}
}
