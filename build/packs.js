/**
 * Combines bundles that are always read together into one file. Each file read at startup costs two lookups, for its
 * text and its compiled code, and a call of an AWS-named command would read more than twenty.
 */
import {basename} from 'node:path';

/**
 * Combines the bundles that the program and its AWS-named commands start with, and those that only the guided app
 * needs. `files` are the bundles by name, as is the result; `contents` lists the sources in each file. A bundle that
 * others also start with keeps a file of its own besides its copy for calls: whichever is read first is the one that
 * runs, so a class exists only once.
 * @param {Record<string, string | Uint8Array>} files
 * @param {import('esbuild').Metafile} metafile
 */
export function pack(files, {outputs}) {
	const {bundles, named, reach} = graphOf(outputs);
	const cli = named('source/cli.ts');
	const run = named('source/aws-cli/run.ts');
	const guided = named('source/guided/run-guided.ts');
	const app = named('source/ui/start.tsx');
	const theme = named('source/ui/theme.ts');
	const library = named('source/local-pool/create-local-pool.ts');
	const always = reach([cli], {isLater: false});
	const called = reach([run], {isLater: false}).filter(name => !always.includes(name));
	/* Node itself reads the library, and knows nothing of combined files. */
	const others = [
		...reach([library], {isLater: true}),
		...reach([cli], {isLater: true, without: [run, guided]}).filter(name => !always.includes(name)),
	];
	const elsewhere = [...always, ...others, ...reach([run], {isLater: true})];
	const inGuided = reach([guided], {isLater: false});
	/* Without a terminal, the demo plays automatically, and reads none of the app's file. */
	const withoutApp = reach([guided], {isLater: true, without: [app, theme]});
	/** What only the guided app reads, so that nothing is stored twice. */
	const own = (/** @type {readonly string[]} */ names) =>
		names.filter(name => !elsewhere.includes(name));

	/** @type {Map<string, readonly string[]>} */
	const packed = new Map([
		[cli, always],
		[run, called],
		[guided, own(inGuided)],
		[app, own(reach([app, theme], {isLater: false}).filter(name => !withoutApp.includes(name)))],
	]);
	const inPacks = [...packed.values()].flat();
	const inApp = [...always, ...(packed.get(guided) ?? []), ...(packed.get(app) ?? [])];
	const ownFiles = [
		...packed.keys(),
		...others,
		...reach([guided], {isLater: true}).filter(name => !inApp.includes(name)),
	];
	const kept = Object.keys(files).filter(
		name => ownFiles.includes(name) || !inPacks.includes(name),
	);
	const members = (/** @type {string} */ name) => packed.get(name) ?? [name];
	return {
		files: Object.fromEntries(kept.map(name => [name, together(name, members(name), files)])),
		contents: new Map(
			kept.map(name => [
				name,
				members(name).flatMap(member => Object.keys(bundles.get(member)?.inputs ?? {})),
			]),
		),
	};
}

/**
 * Looks up bundles: by name, by their first source, and what is read with some of them.
 * @param {import('esbuild').Metafile['outputs']} outputs
 */
function graphOf(outputs) {
	const bundles = new Map(
		Object.entries(outputs).map(([path, output]) => [basename(path), output]),
	);
	const named = (/** @type {string} */ source) => {
		const found = [...bundles].find(([, {entryPoint}]) => entryPoint === source);
		if (found === undefined) throw new Error(`no bundle begins with ${source}`);
		return found[0];
	};
	/** Everything that is read with these, including later by `import()` if `isLater` is set. */
	const reach = (
		/** @type {readonly string[]} */ names,
		/** @type {{isLater: boolean, without?: readonly string[]}} */ {isLater, without = []},
	) => {
		const reached = new Set(names);
		for (const name of reached) {
			for (const {path, kind, external} of bundles.get(name)?.imports ?? []) {
				const isRead = kind === 'import-statement' || (isLater && kind === 'dynamic-import');
				if (!external && isRead && !without.includes(basename(path))) reached.add(basename(path));
			}
		}
		return [...reached];
	};
	return {bundles, named, reach};
}

/**
 * The text of a file that first defines the other `members` and then contains its own code: the loader's `require`
 * finds them.
 */
function together(
	/** @type {string} */ name,
	/** @type {readonly string[]} */ members,
	/** @type {Record<string, string | Uint8Array>} */ files,
) {
	const others = members.filter(member => member !== name);
	const text = files[name] ?? '';
	if (others.length === 0) return text;
	const definitions = others.map(
		member => `${JSON.stringify(member)}(exports,require,module){${files[member]}\n}`,
	);
	return `require.define({${definitions.join(',')}});${text}`;
}
