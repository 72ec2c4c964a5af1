using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Cli.Disk;
using Publisher.Cli.Network;
using Publisher.Cli.Tests.Network;
using Publisher.Sites;
using Publisher.Testing;

namespace Publisher.Cli.Tests.Scripts;

/// <summary>
/// Runs a script of commands against the program, in process, in a folder of its own. A script is text:
/// <code>
/// # a comment
/// publisher build            the program; must end with 0
/// ! publisher build          must not end with 0
/// git merge theirs           the real git, with nobody's settings; likewise with "!"
/// exit 1                     the last run ended with exactly this
/// stdout 'regex'             the last run's output matches; "! stdout" does not; likewise stderr
/// exists PATH… | ! exists PATH… | cmp A B | grep 'regex' FILE | ! grep 'regex' FILE
/// cp A B | mv A B | rm PATH… | mkdir PATH… | cd DIR | append FILE 'text' | replace FILE 'regex' 'new' | symlink PATH TARGET
/// env NAME=VALUE | stdin FILE | clock INSTANT | set NAME 'regex with one group'      from the last output; used as $NAME
/// answer TEXT                somebody at a terminal types this when the next run asks; several are typed one after another
/// serve FOLDER [NAME]        a server on this computer; what lies in the folder stands at $SITE, or at $NAME, under name.localhost
/// -- path/of/a/file --       from here on: files, each up to the next such line
/// </code>
/// Words part at spaces; 'single quotes' keep them together ('' is one quote); * in a path stands for the one file that fits; $WORK is the folder, $SITES that of fixture sites.
/// </summary>
internal sealed partial class ScriptRunner : IDisposable
{
    // No test asks the internet: every name but localhost is unknown.
    private static readonly NetworkOptions Nowhere = new() { Resolve = (host, _) => throw new SocketException((int)SocketError.HostNotFound) };

    private readonly TemporaryFolder folder = new();
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> variables = new(StringComparer.Ordinal);
    private string current;
    private string stdin = "";
    private string answers = "";
    private readonly List<LoopbackServer> servers = [];
    private DateTimeOffset clock = new(2026, 11, 20, 10, 0, 0, TimeSpan.Zero);
    private (int Exit, string Out, string Error)? last;

    /// <summary>A runner in a folder of its own.</summary>
    /// <param name="remembers">Whether the program can keep what it verified and made from command to command.</param>
    internal ScriptRunner(bool remembers = true)
    {
        current = folder.Path;
        variables["WORK"] = folder.Path;
        variables["SITES"] = RepositoryFiles.InRoot("tests", "sites");
        environment["PUBLISHER_KEYS"] = folder[".keys"];
        if (remembers)
        {
            environment["PUBLISHER_STATE"] = folder[".state"];
        }
        environment["PUBLISHER_PASSPHRASE"] = "correct horse battery staple again";
    }

    public void Dispose()
    {
        servers.ForEach(s => s.Dispose());
        folder.Dispose();
    }

    /// <summary>The words of every run of the program that a script expects to go well, as they are written: variables are not put in.</summary>
    internal static IEnumerable<ImmutableArray<string>> Runs(string script) =>
        script.ReplaceLineEndings("\n").Split('\n').TakeWhile(line => !FileLine().IsMatch(line)).Select(line => line.Trim())
            .Where(line => line.StartsWith("publisher ", StringComparison.Ordinal)).Select(line => Split(line).ToImmutableArray());

    /// <summary>Runs a whole script; throws at the first line that does not hold.</summary>
    internal void Run(string name, string script)
    {
        var lines = script.ReplaceLineEndings("\n").Split('\n');
        var end = Array.FindIndex(lines, l => FileLine().IsMatch(l));
        WriteFiles(end < 0 ? [] : lines[end..]);
        for (var i = 0; i < (end < 0 ? lines.Length : end); i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line.StartsWith('#'))
            {
                continue;
            }
            try
            {
                Step(Words(line));
            }
            catch (Exception failed) when (failed is ScriptException or IOException or RegexParseException)
            {
                var (exit, output, error) = last ?? (0, "", "");
                throw new ScriptException($"{name}:{i + 1}: {line}\n{failed.Message}\nexit: {exit}\nstdout:\n{output}\nstderr:\n{error}");
            }
        }
    }

    private void WriteFiles(ReadOnlySpan<string> lines)
    {
        string? path = null;
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (FileLine().Match(line) is { Success: true } header)
            {
                Flush();
                path = header.Groups[1].Value;
            }
            else
            {
                text.Append(line).Append('\n');
            }
        }
        // The split leaves one empty line after the last line end.
        text.Length = Math.Max(0, text.Length - 1);
        Flush();

        void Flush()
        {
            if (path is not null)
            {
                folder.Write(path, text.ToString());
            }
            text.Clear();
        }
    }

    private void Step(List<string> words)
    {
        var not = words[0] == "!";
        if (not)
        {
            words.RemoveAt(0);
        }
        var arguments = words.GetRange(1, words.Count - 1);
        switch (words[0])
        {
            case "publisher":
                Publish([.. arguments.Select(a => a.Contains('*', StringComparison.Ordinal) ? Shown(Resolve(a)) : a)], not);
                break;
            case "git":
                Git([.. arguments], not);
                break;
            case "exit":
                Require(last!.Value.Exit.ToString(CultureInfo.InvariantCulture) == arguments[0], "another exit code");
                break;
            case "stdout":
                Require(Matches(last!.Value.Out, arguments[0]) != not, not ? "standard output matches" : "standard output does not match");
                break;
            case "stderr":
                Require(Matches(last!.Value.Error, arguments[0]) != not, not ? "standard error matches" : "standard error does not match");
                break;
            case "grep":
                var text = File.ReadAllText(Resolve(arguments[1]));
                Require(Matches(text, arguments[0]) != not, (not ? "the file matches:\n" : "the file does not match:\n") + text);
                break;
            case "exists":
                arguments.ForEach(a => Require(Exists(a) != not, (not ? "this exists: " : "this does not exist: ") + a));
                break;
            case "cmp":
                Require(File.ReadAllBytes(Resolve(arguments[0])).AsSpan().SequenceEqual(File.ReadAllBytes(Resolve(arguments[1]))) != not, "the files " + (not ? "are equal" : "differ"));
                break;
            default:
                Require(!not, "'!' means nothing here");
                Change(words[0], arguments);
                break;
        }
    }

    private void Change(string word, List<string> arguments)
    {
        switch (word)
        {
            case "cp":
                Copy(Resolve(arguments[0]), Resolve(arguments[1]));
                break;
            case "mv":
                Directory.Move(Resolve(arguments[0]), Resolve(arguments[1]));
                break;
            case "rm":
                arguments.ForEach(a => Remove(Resolve(a)));
                break;
            case "mkdir":
                arguments.ForEach(a => Directory.CreateDirectory(Resolve(a)));
                break;
            case "cd":
                current = Resolve(arguments[0]);
                break;
            case "append":
                File.AppendAllText(Resolve(arguments[0]), arguments[1]);
                break;
            case "replace":
                var before = File.ReadAllText(Resolve(arguments[0]));
                var after = Regex.Replace(before, arguments[1], arguments[2], RegexOptions.None, TimeSpan.FromSeconds(5));
                Require(before != after, "nothing was replaced");
                AtomicFile.Write(Resolve(arguments[0]), Encoding.UTF8.GetBytes(after));
                break;
            case "symlink":
                File.CreateSymbolicLink(Resolve(arguments[0]), arguments[1]);
                break;
            case "answer":
                answers += arguments[0] + "\n";
                break;
            case "serve":
                Serve(Resolve(arguments[0]), arguments.Count > 1 ? arguments[1] : "SITE");
                break;
            case "env":
                var pair = arguments[0].Split('=', 2);
                environment[pair[0]] = pair[1];
                break;
            case "stdin":
                stdin = File.ReadAllText(Resolve(arguments[0]));
                break;
            case "clock":
                clock = DateTimeOffset.Parse(arguments[0], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
                break;
            case "set":
                var match = Regex.Match(last!.Value.Out, arguments[1], RegexOptions.Multiline, TimeSpan.FromSeconds(5));
                Require(match.Success, "standard output does not match");
                variables[arguments[0]] = match.Groups[1].Value;
                break;
            default:
                throw new ScriptException("there is no such command");
        }
    }

    private void Publish(string[] arguments, bool fails)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(answers + stdin);
        var exit = Program.Run(arguments, new CliContext
        {
            Out = output,
            Error = error,
            In = input,
            IsInteractive = answers.Length > 0,
            WorkingDirectory = current,
            Environment = name => environment.GetValueOrDefault(name),
            Clock = () => clock,
            Network = Nowhere,
        });
        clock = clock.AddSeconds(1);
        (stdin, answers) = ("", "");
        last = (exit, output.ToString(), error.ToString());
        Require(exit != 0 == fails, fails ? "it should have failed" : "it should not have failed");
        Require(!last.Value.Error.Contains("   at Publisher.", StringComparison.Ordinal) && exit != ExitCodes.Bug, "a stack trace or a bug reached the user");
    }

    private void Serve(string site, string name)
    {
        var server = new LoopbackServer();
        servers.Add(server);
        variables[name] = $"http://{(name == "SITE" ? "guild" : name.ToLowerInvariant())}.localhost:{server.Port}";
        server.Behaviour = request => Path.Combine(site, SitePaths.FileOf(request.Path.Split('?')[0].TrimStart('/'))) is var file && File.Exists(file)
            ? request.Answer("200 OK", "", File.ReadAllBytes(file))
            : request.Answer("404 Not Found", "", default);
    }

    private void Git(string[] arguments, bool fails)
    {
        var start = new ProcessStartInfo("git", ["-c", "user.name=Ana", "-c", "user.email=ana@tests.example", "-c", "init.defaultBranch=main", "-c", "core.autocrlf=false", .. arguments])
        {
            WorkingDirectory = current,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["GIT_CONFIG_GLOBAL"] = folder[".no-settings"], ["GIT_CONFIG_NOSYSTEM"] = "1", ["GIT_CONFIG_SYSTEM"] = folder[".no-settings"], ["LC_ALL"] = "C" },
        };
        using var git = Process.Start(start)!;
        var error = git.StandardError.ReadToEndAsync();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        last = (git.ExitCode, output, error.GetAwaiter().GetResult());
        Require(git.ExitCode != 0 == fails, fails ? "it should have failed" : "it should not have failed");
    }

    private List<string> Words(string line)
    {
        // The longest name first, so that $ID2 is not read as $ID and a 2.
        var names = variables.OrderByDescending(v => v.Key.Length).ToList();
        return [.. Split(line).Select(word => names.Aggregate(word, (text, variable) => text.Replace("$" + variable.Key, variable.Value, StringComparison.Ordinal)))];
    }

    private static IEnumerable<string> Split(string line) =>
        Word().Matches(line).Select(match => match.Value.StartsWith('\'') ? match.Value[1..^1].Replace("''", "'", StringComparison.Ordinal) : match.Value);

    private string Resolve(string path)
    {
        var full = Path.GetFullPath(path, current);
        if (!full.Contains('*', StringComparison.Ordinal))
        {
            return full;
        }
        var fitting = Fitting(full);
        Require(fitting.Count == 1, $"{fitting.Count} files fit {path}");
        return fitting[0];
    }

    private bool Exists(string path)
    {
        var full = Path.GetFullPath(path, current);
        return full.Contains('*', StringComparison.Ordinal) ? Fitting(full).Count > 0 : Path.Exists(full);
    }

    private static List<string> Fitting(string pattern)
    {
        List<string> found = [Path.GetPathRoot(pattern)!];
        foreach (var part in pattern[Path.GetPathRoot(pattern)!.Length..].Split(Path.DirectorySeparatorChar))
        {
            found = part.Contains('*', StringComparison.Ordinal)
                ? [.. found.Where(Directory.Exists).SelectMany(f => Directory.EnumerateFileSystemEntries(f, part)).Order(StringComparer.Ordinal)]
                : [.. found.Select(f => Path.Combine(f, part)).Where(Path.Exists)];
        }
        return found;
    }

    private string Shown(string path) => Path.GetRelativePath(current, path);

    private static bool Matches(string text, string regex) => Regex.IsMatch(text, regex, RegexOptions.Multiline, TimeSpan.FromSeconds(5));

    private static void Copy(string from, string to)
    {
        if (!Directory.Exists(from))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(from, to, overwrite: true);
            return;
        }
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
        }
    }

    private static void Remove(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ScriptException(otherwise);
        }
    }

    [GeneratedRegex("^-- (\\S+) --$", RegexOptions.CultureInvariant)]
    private static partial Regex FileLine();

    [GeneratedRegex("'(?:[^']|'')*'|\\S+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

/// <summary>A line of a script that does not hold.</summary>
public sealed class ScriptException(string message) : Exception(message);
