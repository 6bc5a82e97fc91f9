import type {Context} from '../context.ts';
import type {UserPool} from '../model/pool.ts';
import {members, optional, text} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {callHook, eventAttributes} from './call-hook.ts';
import type {CustomMessageEvent, Texts} from './events.ts';

/** The reason for a message: the trigger source without the trigger's name. */
export type MessageSource =
	CustomMessageEvent['triggerSource'] extends `CustomMessage_${infer Source}` ? Source : never;

const words = members({
	smsMessage: optional(text),
	emailMessage: optional(text),
	emailSubject: optional(text),
});

/** The `customMessage` hook's wording of a message; missing parts keep the pool's. */
export const callCustomMessage = async (
	{hooks}: Pick<Context, 'hooks'>,
	{
		pool,
		user,
		source,
		clientId,
		clientMetadata,
	}: {
		readonly pool: UserPool;
		readonly user: User;
		readonly source: MessageSource;
		readonly clientId?: string | undefined;
		readonly clientMetadata?: Texts | undefined;
	},
): Promise<ReturnType<typeof words> | undefined> =>
	callHook(
		hooks.customMessage,
		{source: `CustomMessage_${source}`, pool, username: user.username, clientId},
		{
			userAttributes: eventAttributes(user),
			codeParameter: '{####}',
			usernameParameter: source === 'AdminCreateUser' ? '{username}' : null,
			linkParameter: '{##Click Here##}',
			clientMetadata,
		},
		{smsMessage: null, emailMessage: null, emailSubject: null},
		words,
	);
