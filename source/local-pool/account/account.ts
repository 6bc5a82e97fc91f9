import type {AccountSettings, LogEvent, RegionSettings} from './settings.ts';

/** A call to a user pool as CloudTrail records it: without the username, with the `sub` if it is known. */
export type TrailEvent = {
	readonly id: string;
	/** Milliseconds since 1970. */
	readonly at: number;
	readonly region: string;
	readonly name: string;
	readonly requestId: string;
	readonly errorCode?: string;
	readonly errorMessage?: string;
	readonly sub?: string;
	readonly requestParameters: Readonly<Record<string, unknown>>;
};

/** The AWS account around the user pools: its settings, and a record of what happened in it. */
export type Account = {
	readonly id: string;
	readonly settings: AccountSettings;
	readonly region: (name: string) => RegionSettings;
	readonly isDenied: (action: string) => boolean;
	/** Every public call to a pool, oldest first. */
	readonly trail: () => readonly TrailEvent[];
	readonly record: (event: TrailEvent) => void;
	/** The events of a log group, those from the settings first; undefined if there is no such group. */
	readonly logGroup: (region: string, name: string) => readonly LogEvent[] | undefined;
	/** Adds an event to a log group if it exists. */
	readonly log: (region: string, name: string, event: LogEvent) => void;
	/** Drops the recorded events. */
	readonly clear: () => void;
	/** US dollars spent on text messages this month. */
	readonly spent: (region: string) => number;
	readonly charge: (region: string, dollars: number) => void;
};

/** Older calls are dropped, so that memory doesn't grow without limit. */
const keptEvents = 1_000;

/** Creates an account with these settings, in which nothing has happened yet. */
export function createAccount(settings: AccountSettings = {}): Account {
	let trail: readonly TrailEvent[] = [];
	const lines = new Map<string, LogEvent[]>();
	const charges = new Map<string, number>();
	const region = (name: string) => own(settings.Regions, name) ?? {};
	const groupOf = (regionName: string, name: string) => own(region(regionName).LogGroups, name);
	return {
		id: settings.AccountId ?? '000000000000',
		settings,
		region,
		isDenied: action => (settings.Denied ?? []).some(one => one === '*' || one === action),
		trail: () => trail,
		record: event => {
			trail = [...trail.slice(1 - keptEvents), event];
		},
		logGroup: (regionName, name) => {
			const given = groupOf(regionName, name);
			return given && [...given, ...(lines.get(`${regionName} ${name}`) ?? [])];
		},
		log: (regionName, name, event) => {
			if (!groupOf(regionName, name)) return;
			const key = `${regionName} ${name}`;
			lines.set(key, [...(lines.get(key) ?? []).slice(1 - keptEvents), event]);
		},
		clear: () => {
			trail = [];
			lines.clear();
			charges.clear();
		},
		spent: name => (region(name).Sms?.SMSMonthToDateSpentUSD ?? 0) + (charges.get(name) ?? 0),
		charge: (name, dollars) => charges.set(name, (charges.get(name) ?? 0) + dollars),
	};
}

/** The value of a map's own key. Names come from outside, and `constructor` is a name like any other. */
export function own<T>(map: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
	return map && Object.hasOwn(map, name) ? map[name] : undefined;
}
