import {invalidParameter} from '../model/failure.ts';
import type {UserPool} from '../model/pool.ts';
import {
	integer,
	listOf,
	mapOf,
	members,
	oneOf,
	optional,
	text,
	withDefault,
} from '../model/shape.ts';
import {pageToken} from '../users/paged.ts';

/** Members that many requests share. */
export const clientMetadata = optional(mapOf(text));
export const validationData = optional(listOf(members({Name: text, Value: optional(text)})));
export const userAttributes = listOf(members({Name: text, Value: optional(text)}));

/** Of UpdateDeviceStatus and AdminUpdateDeviceStatus. */
export const rememberedStatus = oneOf('remembered', 'not_remembered');

/** Which page of a list of devices is wanted; 60 where the request does not say. */
export const devicePage = {Limit: withDefault(integer, 60), PaginationToken: pageToken};

/** A list of names and values as a map; of two with the same name the later wins. */
export const attributeMap = (
	list: readonly {readonly Name: string; readonly Value: string | undefined}[],
): Readonly<Record<string, string>> =>
	Object.fromEntries(list.map(({Name, Value = ''}) => [Name, Value]));

/**
 * The attributes that a request gives, as the pool keeps them: truth values in lower case, which `True` was seen to
 * count as. Throws for one without a value, where an empty one stands for none (integration tests of a real pool, 2023).
 */
export function givenAttributes(
	{schema}: Pick<UserPool, 'schema'>,
	list: readonly {readonly Name: string; readonly Value: string | undefined}[],
): Readonly<Record<string, string>> {
	const bare = list.find(({Value}) => Value === undefined);
	if (bare) throw invalidParameter(`Attribute value for ${bare.Name} must not be null`);
	const isTruthValue = (name: string) => schema.get(name)?.AttributeDataType === 'Boolean';
	return Object.fromEntries(
		Object.entries(attributeMap(list)).map(([name, value]) => [
			name,
			isTruthValue(name) ? value.toLowerCase() : value,
		]),
	);
}

/** A map of attributes as the list that the API speaks of. */
export const attributeList = (map: Readonly<Record<string, string>>) =>
	Object.entries(map).map(([Name, Value]) => ({Name, Value}));

/** Milliseconds as the seconds that JSON 1.1 has for a timestamp. */
export const timestamp = (milliseconds: number): number => milliseconds / 1_000;
