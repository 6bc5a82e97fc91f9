import {listOf, mapOf, members, optional, text} from '../model/shape.ts';

/** Members that many requests share, with the rules of the API model. */
export const accessToken = text({isSecret: true, pattern: /^[A-Za-z0-9-_=.]+$/});
export const attributeName = text({
	min: 1,
	max: 32,
	pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}\t\n\r ]+$/u,
});
export const clientId = text({min: 1, max: 128, pattern: /^[\w+]+$/});
export const clientMetadata = optional(mapOf(text({max: 131_072})));
export const code = text({min: 1, max: 2_048, pattern: /^[\S]+$/});
export const password = text({isSecret: true, max: 256, pattern: /^[\S]+.*[\S]+$/});
export const secretHash = optional(text({isSecret: true, min: 1, max: 128, pattern: /^[\w+=/]+$/}));
export const session = text({isSecret: true, min: 20, max: 2_048});
export const userPoolId = text({min: 1, max: 55, pattern: /^[\w-]+_[0-9a-zA-Z]+$/});
export const username = text({min: 1, max: 128, pattern: /^[\p{L}\p{M}\p{S}\p{N}\p{P}]+$/u});
export const userAttributes = listOf(
	members({Name: text({min: 1, max: 32}), Value: optional(text({max: 2_048}))}),
);
export const clientSecret = text({isSecret: true, min: 24, max: 64, pattern: /^[\w+]+$/});
export const deviceKey = text({min: 1, max: 55, pattern: /^[\w-]+_[0-9a-f-]+$/});

/** A list of attributes as a map; of two with the same name the later wins. */
export const attributeMap = (
	list: readonly {readonly Name: string; readonly Value: string | undefined}[],
): Readonly<Record<string, string>> =>
	Object.fromEntries(list.map(({Name, Value = ''}) => [Name, Value]));

/** A map of attributes as the list that the API speaks of. */
export const attributeList = (map: Readonly<Record<string, string>>) =>
	Object.entries(map).map(([Name, Value]) => ({Name, Value}));

/** Milliseconds as the seconds that JSON 1.1 has for a timestamp. */
export const timestamp = (milliseconds: number): number => milliseconds / 1_000;
