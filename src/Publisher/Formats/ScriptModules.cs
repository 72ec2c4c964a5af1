using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Diagnostics;
using Publisher.Languages;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// The ES modules of <c>templates/scripts/</c> in one language, and those that are written here (<see cref="ScriptTables"/>, <see cref="ScriptWords"/>), each under an address named by its content. Modules
/// name each other (<c>from './json.js'</c>); these names, and nothing else in them, are put in place of the addresses. All stand in one folder, so they find each
/// other under any base path. A module's address covers what it imports: whoever has one has the very versions it was linked with.
/// </summary>
public sealed partial class ScriptModules
{
    private const string Folder = "scripts/";
    private const string PageSuffix = "-page.js";

    private readonly Dictionary<string, SiteFile> linked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> imported = new(StringComparer.Ordinal);
    private readonly Func<string, string?> own;
    private readonly SiteWords words;
    private readonly Dictionary<string, string> texts;
    private readonly ConcurrentDictionary<string, ScriptBundle> bundles = new(StringComparer.Ordinal);

    private ScriptModules(SiteWords words, Func<string, string?> own)
    {
        (this.words, this.own) = (words, own);
        texts = Names.ToDictionary(n => n, SourceOf, StringComparer.Ordinal);
        All = [.. Names.Order(StringComparer.Ordinal).Select(Link)];
    }

    /// <summary>Every module, ordered by name.</summary>
    public ImmutableArray<SiteFile> All { get; }

    /// <summary>The program's own, made ready once in its life.</summary>
    internal static Lazy<Dictionary<string, string>> BuiltIn { get; } = new(() => TemplateSet.BuiltInNames.Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).ToDictionary(n => n[Folder.Length..], Stripped, StringComparer.Ordinal));

    private static HashSet<string> Names { get; } =
        [.. TemplateSet.BuiltInNames.Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..]), ScriptTables.Name, ScriptWords.Name];

    /// <summary>Links the modules of a template set. What is wrong with the site's own is reported (PUB0410), and the built-in ones are used in their place.</summary>
    public static ScriptModules Of(TemplateSet templates, DiagnosticBag diagnostics)
    {
        var own = Names.ToDictionary(n => n, n => templates.Own(Folder + n), StringComparer.Ordinal);
        var faults = own.Values.All(f => f is null) ? [] : ScriptCheck.Faults(
            [.. Names.Select(n => new ScriptSource(n, Written(n, templates.Words) ?? Encoding.UTF8.GetString(templates.Asset(Folder + n).Span)))],
            name => own.GetValueOrDefault(name) is not null);
        foreach (var (name, fault) in faults)
        {
            diagnostics.Add(TemplateDescriptors.ScriptNotLinked, new(own[name]!.Path, fault.Line), fault.What);
        }
        return new(templates.Words, name => faults.IsEmpty && own[name] is { } file ? Encoding.UTF8.GetString(file.Bytes.Span) : null);
    }

    /// <summary>The script of a page with all that it needs inside, for a page that is read from a folder.</summary>
    internal ScriptBundle Bundle(string page) => bundles.GetOrAdd(page, name => ScriptBundle.Of(name, n => new(n, texts[n])));

    /// <summary>A module by the name it has in <c>templates/scripts/</c>, such as <c>verify.js</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public SiteFile this[string name] => linked[name];

    // What one needs at once by way of others, by name. A page's own module names it all, so that a browser waits once and not once for each step of the way.
    private IEnumerable<string> NeededByOthers(string name)
    {
        var needed = new SortedSet<string>(StringComparer.Ordinal);
        var next = new Stack<string>(imported[name]);
        while (next.TryPop(out var one))
        {
            if (needed.Add(one))
            {
                imported[one].ToList().ForEach(next.Push);
            }
        }
        return needed.Except(imported[name], StringComparer.Ordinal);
    }

    private SiteFile Link(string name)
    {
        if (linked.TryGetValue(name, out var done))
        {
            return done;
        }
        imported.Add(name, new(StringComparer.Ordinal));
        var text = Imports().Replace(texts[name], m => $"{m.Groups["before"].Value}./{FileNameOf(m.Groups["name"].Value, name, m.Groups["later"].Success)}");
        if (name.EndsWith(PageSuffix, StringComparison.Ordinal))
        {
            text = string.Concat(NeededByOthers(name).Select(n => $"import './{NameOf(linked[n])}';\n")) + text;
        }
        var file = ThemeFiles.Named(Encoding.UTF8.GetBytes(text), name[..^".js".Length], "js", MediaTypes.Script);
        linked.Add(name, file);
        return file;
    }

    // The program's own scripts go out without the lines that are comments, which are a fifth of them; a script that a site has put in their place goes out as it is.
    private static string Stripped(string file) => $"// {file[Folder.Length..]} of Publisher, without its comments.\n{Comments().Replace(Encoding.UTF8.GetString(TemplateSet.BuiltIn(file).Span), "")}";

    private string SourceOf(string name) => Written(name, words) ?? own(name) ?? BuiltIn.Value[name];

    // The text of a module that the program writes itself.
    private static string? Written(string name, SiteWords words) => name switch { ScriptTables.Name => ScriptTables.Text(), ScriptWords.Name => ScriptWords.Text(words), _ => null };

    private string FileNameOf(string name, string importer, bool isLoadedLater)
    {
        if (!isLoadedLater)
        {
            imported[importer].Add(name);
        }
        return NameOf(Link(name));
    }

    private static string NameOf(SiteFile file) => file.Path[(file.Path.LastIndexOf('/') + 1)..];

    // A line that is nothing but a comment, and a comment of several lines that begins one.
    [GeneratedRegex(@"^[ \t]*(?://[^\n]*|/\*\*.*?\*/)\n", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comments();

    [GeneratedRegex("""(?<before>\b(?:from|import)\s*(?<later>\()?\s*['"])\./(?<name>[a-z0-9-]+\.js)(?=['"])""", RegexOptions.CultureInvariant)]
    private static partial Regex Imports();
}
