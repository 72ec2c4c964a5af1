using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Publisher.Formats;

/// <summary>
/// A script of <c>templates/scripts/</c> as far as it is tied to others. Only a few forms of ECMAScript's import and export (ECMA-262 §16.2) are used, so that
/// scripts can be put together without a parser of the whole language, for pages that are read from a folder:
/// <code>
/// import { a, b as c } from './name.js';    import * as all from './name.js';    import './name.js';    import('./name.js')
/// export const a = …    export (async) function a …    export class A …    export { a, b as c };    export { a } from './name.js';
/// </code>
/// Each begins a line, but for <c>import(…)</c>.
/// </summary>
public sealed partial class ScriptSource
{
    private readonly List<ScriptFault> faults = [];
    private readonly List<(string Module, string Name)> taken = [];
    private readonly SortedSet<string> needed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> exports = new(StringComparer.Ordinal);

    /// <summary>Reads a script.</summary>
    /// <param name="name">Its name, such as <c>verify.js</c>.</param>
    /// <param name="text">Its text.</param>
    public ScriptSource(string name, string text)
    {
        Name = name;
        text = text.ReplaceLineEndings("\n");
        text = Imports().Replace(text, Import);
        text = Later().Replace(text, m => $"Promise.resolve({Need(m.Groups["name"].Value)})");
        text = Lists().Replace(text, List);
        text = Declarations().Replace(text, Declare);
        foreach (Match other in Others().Matches(text))
        {
            faults.Add(new(text.AsSpan(0, other.Index).Count('\n') + 1, $"'{other.Value.Trim()}' in a form that scripts here do without"));
        }
        Text = text;
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its text without imports and exports: what was imported are constants, taken from the objects of the modules.</summary>
    public string Text { get; }

    /// <summary>What it exports, by the name others know: how it is called here.</summary>
    public IReadOnlyDictionary<string, string> Exports => exports;

    /// <summary>The scripts it imports, at once or later, by name and in their order.</summary>
    public IEnumerable<string> Needed => needed;

    /// <summary>What it takes of others, by name.</summary>
    public IReadOnlyList<(string Module, string Name)> Taken => taken;

    /// <summary>What cannot be put together, by line.</summary>
    public IReadOnlyList<ScriptFault> Faults => faults;

    /// <summary>The object that holds what a script exports: <c>$award_page</c>.</summary>
    public static string ObjectOf(string name) => "$" + name[..^".js".Length].Replace('-', '_');

    private string Need(string module)
    {
        needed.Add(module);
        return ObjectOf(module);
    }

    // As many lines as there were, so that a line of a fault is a line of the file.
    private string Import(Match found)
    {
        var module = found.Groups["name"].Value;
        var from = Need(module);
        var lines = new string('\n', found.Value.AsSpan().Count('\n'));
        if (found.Groups["all"] is { Success: true } all)
        {
            return $"const {all.Value} = {from};{lines}";
        }
        var names = Names(found.Groups["list"].Value);
        taken.AddRange(names.Select(n => (module, n.Inner)));
        return names.IsEmpty ? lines : $"const {{ {string.Join(", ", names.Select(n => n.Inner == n.Outer ? n.Inner : $"{n.Inner}: {n.Outer}"))} }} = {from};{lines}";
    }

    private string List(Match found)
    {
        var from = found.Groups["name"] is { Success: true } module ? Need(module.Value) + "." : "";
        foreach (var (inner, outer) in Names(found.Groups["list"].Value))
        {
            exports[outer] = from + inner;
            if (from.Length > 0)
            {
                taken.Add((found.Groups["name"].Value, inner));
            }
        }
        return new('\n', found.Value.AsSpan().Count('\n'));
    }

    private string Declare(Match found)
    {
        exports[found.Groups["own"].Value] = found.Groups["own"].Value;
        return found.Groups["rest"].Value;
    }

    private static ImmutableArray<(string Inner, string Outer)> Names(string list) =>
    [
        .. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(item => item.Split(" as ", StringSplitOptions.TrimEntries)).Select(parts => (parts[0], parts[^1])),
    ];

    [GeneratedRegex("""^import\s*(?:(?:\{(?<list>[^{}]*)\}|\*\s+as\s+(?<all>\w+))\s*from\s*)?['"]\./(?<name>[a-z0-9-]+\.js)['"];?""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Imports();

    [GeneratedRegex("""\bimport\s*\(\s*['"]\./(?<name>[a-z0-9-]+\.js)['"]\s*\)""", RegexOptions.CultureInvariant)]
    private static partial Regex Later();

    [GeneratedRegex("""^export\s*\{(?<list>[^{}]*)\}(?:\s*from\s*['"]\./(?<name>[a-z0-9-]+\.js)['"])?;?""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Lists();

    [GeneratedRegex(@"^export\s+(?<rest>(?:const|class|(?:async\s+)?function\s*\*?)\s*(?<own>\w+))", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Declarations();

    // What is left is none of the forms above.
    [GeneratedRegex(@"^[ \t]*(?:import|export)\b[^\n]{0,40}|\bimport\s*(?:\(|\.\s*meta\b)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Others();
}

/// <summary>What is wrong with a script.</summary>
/// <param name="Line">On which line of it.</param>
/// <param name="What">What stands there.</param>
public sealed record ScriptFault(int Line, string What);
