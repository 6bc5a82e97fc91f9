/**
 * Puts bundles that are always read together into one file. Each file that a start reads is looked for twice, as text and
 * as compiled code, and a call by an AWS-named command would read more than twenty.
 */
import {basename} from 'node:path';

/**
 * Packs what the program itself and its AWS-named commands begin with, and what the guided app alone does. `files` are the
 * bundles by name, and so is what this gives; `contents` names, by file, the sources in it. A bundle that something else
 * also begins with keeps a file of its own, besides the one in a call's: whichever is read first is the one that runs, so a
 * class stays the same class.
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
	/* The library is read by Node itself, which knows of no packs. */
	const others = [
		...reach([library], {isLater: true}),
		...reach([cli], {isLater: true, without: [run, guided]}).filter(name => !always.includes(name)),
	];
	const elsewhere = [...always, ...others, ...reach([run], {isLater: true})];
	const inGuided = reach([guided], {isLater: false});
	/* Without a terminal the demo plays by itself, and reads nothing of the app's file. */
	const withoutApp = reach([guided], {isLater: true, without: [app, theme]});
	/** What only the guided app reads: it takes no room twice. */
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
 * The bundles by name, the one that begins with a source, and what is read with some of them.
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
	/** Everything that is read with these, and what `import()` reads later too where `isLater`. */
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

/** The text of a file that defines the other `members` before it is itself: the loader's `require` takes them. */
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
