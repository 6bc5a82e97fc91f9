import type {Context, Operation} from '../context.ts';
import {notFound} from '../model/failure.ts';
import {reconfigured, type UserPool} from '../model/pool.ts';
import {listOf, mapOf, members, read, text, withDefault} from '../model/shape.ts';
import {arnOf} from './describe-pool.ts';

const tagsShape = withDefault(mapOf(text), {});

/** The pool with that ARN. Cognito's error for an unknown one is not documented. */
function poolOfArn(context: Context, arn: string): UserPool {
	const found = [...context.state.pools.values()].find(pool => arnOf(context, pool) === arn);
	if (!found) throw notFound(`Resource ${arn} does not exist.`);
	return found;
}

const tagsOf = ({given}: UserPool) => read(tagsShape, given['UserPoolTags']);

function setTags(
	{state, clock}: Context,
	pool: UserPool,
	UserPoolTags: Readonly<Record<string, string>>,
): void {
	state.pools.set(pool.id, reconfigured(pool, {...pool.given, UserPoolTags}, clock()));
	state.touch();
}

const tagRequest = members({ResourceArn: text, Tags: mapOf(text)});

/** TagResource: a tag with an existing key replaces its value. */
export const tagResource: Operation = context => async body => {
	const {ResourceArn, Tags} = read(tagRequest, body);
	const pool = poolOfArn(context, ResourceArn);
	setTags(context, pool, {...tagsOf(pool), ...Tags});
	return {};
};

const untagRequest = members({ResourceArn: text, TagKeys: listOf(text)});

/** UntagResource. */
export const untagResource: Operation = context => async body => {
	const {ResourceArn, TagKeys} = read(untagRequest, body);
	const pool = poolOfArn(context, ResourceArn);
	const rest = Object.entries(tagsOf(pool)).filter(([key]) => !TagKeys.includes(key));
	setTags(context, pool, Object.fromEntries(rest));
	return {};
};

const listRequest = members({ResourceArn: text});

/** ListTagsForResource. */
export const listTagsForResource: Operation = context => async body => ({
	Tags: {...tagsOf(poolOfArn(context, read(listRequest, body).ResourceArn))},
});
