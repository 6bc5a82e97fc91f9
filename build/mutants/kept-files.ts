import {keepFile, type ResidentFile, type Survey} from './resident-file.ts';

/** The surveys of test files, from any copy of the project; `undefined` for a file that can't stay loaded. */
export type Surveys = Map<string, Promise<Survey | undefined>>;

/** The timeout in seconds for loading a test file and for each of its tests, allowing for a busy machine. */
const patience = 90;

/** How many test files stay loaded in a copy of the project. */
const most = 16;

export type KeptFiles = ReturnType<typeof createKeptFiles>;

/** The test files that stay loaded in a copy of the project: the most recently used ones. */
export function createKeptFiles(folder: string, surveys: Surveys) {
	/** The least recently used comes first. */
	const kept = new Map<string, ResidentFile>();

	/** Loads a test file; `undefined` if it can't stay loaded. */
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
		/** Surveys what the tests of a file reach, once. */
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
