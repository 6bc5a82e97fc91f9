import {keepFile, type ResidentFile, type Survey} from './resident-file.ts';

/** What was found out about test files in any copy of the project; `undefined` of one that cannot be kept loaded. */
export type Surveys = Map<string, Promise<Survey | undefined>>;

/** How long a test file may take to be loaded, and each of its tests to run, on a machine that does other things too. */
const patience = 90;

/** How many test files are kept loaded in one copy of the project. */
const most = 16;

export type KeptFiles = ReturnType<typeof createKeptFiles>;

/** The test files that stay loaded in a copy of the project: the ones that were used last. */
export function createKeptFiles(folder: string, surveys: Surveys) {
	/** The least recently used first. */
	const kept = new Map<string, ResidentFile>();

	/** A test file, loaded; `undefined` when it can't be kept so. */
	async function keep(file: string): Promise<ResidentFile | undefined> {
		const known = kept.get(file);
		kept.delete(file);
		const resident = known?.isAlive() ? known : await keepFile(folder, file, patience);
		if (resident === undefined) return undefined;
		kept.set(file, resident);
		for (const [oldest, old] of kept) {
			if (kept.size <= most) break;
			old.end();
			kept.delete(oldest);
		}
		return resident;
	}

	return {
		keep,
		/** What the tests of a file reach, found out once. */
		surveyOf: (file: string): Promise<Survey | undefined> => {
			const known = surveys.get(file);
			if (known) return known;
			const found = keep(file).then(async resident => {
				const survey = await resident?.survey();
				if (!survey) resident?.end();
				return survey;
			});
			surveys.set(file, found);
			return found;
		},
		end: () => {
			for (const resident of kept.values()) resident.end();
		},
	};
}
