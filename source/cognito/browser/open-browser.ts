import {spawn} from 'node:child_process';
import {withAbsolutePath} from '../../settings/search-path.ts';

/** The command that opens a URL in the user's browser, by system. */
export function browserCommand(
	platform: NodeJS.Platform,
	url: string,
	systemRoot = 'C:\\Windows',
): readonly [command: string, ...args: string[]] {
	switch (platform) {
		case 'darwin':
			return ['open', url];
		case 'win32':
			// The first quoted argument of `start` is a title. The quotes keep the URL's `&` from ending the command. The
			// full path matters: Windows looks for a bare name in the working directory first.
			return [
				`${systemRoot}\\System32\\cmd.exe`,
				'/d',
				'/c',
				'start',
				'""',
				`"${url.replaceAll('"', '%22')}"`,
			];
		default:
			return ['xdg-open', url];
	}
}

/**
 * Opens the browser without waiting for it. If there is none, nothing happens: the URL is also on the screen. The
 * browser only gets the environment variables that it needs to be found and displayed, since any other may be a secret.
 */
export function openBrowser(
	{
		platform,
		env,
	}: {
		readonly platform: NodeJS.Platform;
		readonly env: Readonly<Record<string, string | undefined>>;
	},
	url: string,
): void {
	const needed = Object.entries(env).filter(([name]) => passes.test(name));
	const [, systemRoot] = needed.find(([name]) => /^systemroot$/i.test(name)) ?? [];
	const [command, ...args] = browserCommand(platform, url, systemRoot);
	const child = spawn(command, args, {
		env: withAbsolutePath(Object.fromEntries(needed)),
		detached: true,
		stdio: 'ignore',
		windowsVerbatimArguments: true,
		windowsHide: true,
	});
	child.on('error', () => {});
	child.unref();
}

/**
 * The variables needed to find and display a browser: user and paths (POSIX), session and display (X11, Wayland, D-Bus,
 * XDG Base Directory, WSL), the choice of browser (`xdg-open`), and the folders of Windows. No proxy, which may contain
 * a password: a browser has its own settings.
 */
const passes = new RegExp(
	`^(?:${[
		'PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_\\w+|TZ|TMPDIR|PWD',
		'DISPLAY|XAUTHORITY|WAYLAND_DISPLAY|DBUS_SESSION_BUS_ADDRESS|DESKTOP_SESSION|DESKTOP_STARTUP_ID',
		'XDG_(?:\\w+_HOME|\\w+_DIRS?|CURRENT_DESKTOP|SESSION_\\w+|ACTIVATION_TOKEN|SEAT|VTNR)',
		'KDE_FULL_SESSION|KDE_SESSION_VERSION|GNOME_DESKTOP_SESSION_ID|MATE_DESKTOP_SESSION_ID',
		'BROWSER|GTK_MODULES|GDK_BACKEND|QT_QPA_PLATFORM|MOZ_ENABLE_WAYLAND|SNAP_REAL_HOME',
		'WSL_DISTRO_NAME|WSL_INTEROP|WSLENV|__CF_USER_TEXT_ENCODING',
		'SYSTEMROOT|SYSTEMDRIVE|WINDIR|COMSPEC|PATHEXT|TEMP|TMP|USERPROFILE|USERNAME|USERDOMAIN',
		'HOMEDRIVE|HOMEPATH|APPDATA|LOCALAPPDATA|ALLUSERSPROFILE|PROGRAMDATA|PROGRAMFILES\\S*',
	].join('|')})$`,
	'i',
);
