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

/** Calls `preSignUp` for a new user: it can confirm them at once and mark their addresses verified. */
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

/** Calls `postConfirmation` for a confirmed user. They stay confirmed even if it throws. */
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
