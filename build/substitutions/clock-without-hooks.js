/**
 * Ink and React's scheduler read the time from the global `performance`, which makes Node load all of its performance
 * hooks: 3 ms and 0.8 MiB before the first frame. Here they read the same clock directly.
 * @type {readonly import('./swap.js').Substitution[]}
 */
export const clockWithoutHooks = [
	/\/node_modules\/scheduler\/cjs\/scheduler\.production\.js$/,
	/\/node_modules\/ink\/build\/ink\.js$/,
	/\/node_modules\/ink\/build\/components\/App\.js$/,
].map(file => ({file, change: text => clock + text}));

const clock = `const performance = {
	now: () => {
		const [seconds, nanoseconds] = process.hrtime();
		return seconds * 1e3 + nanoseconds / 1e6;
	},
};
`;
