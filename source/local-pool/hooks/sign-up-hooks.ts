import type {Context} from '../context.ts';
import type {UserPool} from '../model/pool.ts';
import {flag, members, record, withDefault} from '../model/shape.ts';
import type {User} from '../model/user.ts';
import {callHook, eventAttributes, type Occasion} from './call-hook.ts';
import type {PostConfirmationEvent, PreSignUpEvent, Texts} from './events.ts';

const decision = members({
	autoConfirmUser: withDefault(flag, false),
	autoVerifyEmail: withDefault(flag, false),
	autoVerifyPhone: withDefault(flag, false),
});

const nothing = {autoConfirmUser: false, autoVerifyEmail: false, autoVerifyPhone: false};

/** Asks `preSignUp` about a new user: whether they are confirmed at once, and which of their addresses are verified. */
export async function callPreSignUp(
	{hooks}: Pick<Context, 'hooks'>,
	occasion: Occasion<PreSignUpEvent['triggerSource']>,
	request: {
		readonly userAttributes: Texts;
		readonly validationData: Texts | undefined;
		readonly clientMetadata: Texts | undefined;
	},
) {
	const {validationData = null, ...given} = request;
	const answer = await callHook(
		hooks.preSignUp,
		occasion,
		{...given, validationData},
		{...nothing},
		decision,
	);
	return answer ?? nothing;
}

/** Tells `postConfirmation` of a user who was confirmed. The user stays so, whatever it throws. */
export async function callPostConfirmation(
	{hooks}: Pick<Context, 'hooks'>,
	pool: UserPool,
	user: User,
	{
		source,
		clientId,
		clientMetadata,
	}: {
		readonly source: PostConfirmationEvent['triggerSource'];
		readonly clientId?: string | undefined;
		readonly clientMetadata: Texts | undefined;
	},
): Promise<void> {
	await callHook(
		hooks.postConfirmation,
		{source, pool, username: user.username, clientId},
		{userAttributes: eventAttributes(user), clientMetadata},
		{},
		record,
	);
}
