using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Publisher.Sites;
using Publisher.Templates;

namespace Publisher.Formats;

/// <summary>
/// The ES modules of <c>templates/scripts/</c>, and the one that is written here (<see cref="ScriptTables"/>), each under an address named by its content. Modules
/// name each other (<c>from './json.js'</c>); these names, and nothing else in them, are put in place of the addresses. All stand in one folder, so they find each
/// other under any base path. A module's address covers what it imports: whoever has one has the very versions it was linked with.
/// </summary>
public sealed partial class ScriptModules
{
    private const string Folder = "scripts/";

    private readonly Dictionary<string, SiteFile> linked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> imported = new(StringComparer.Ordinal);
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private readonly TemplateSet templates;
    private readonly HashSet<string> names;

    private ScriptModules(TemplateSet templates)
    {
        this.templates = templates;
        names = [.. TemplateSet.BuiltInNames.Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..]), ScriptTables.Name];
        All = [.. names.Order(StringComparer.Ordinal).Select(Link)];
    }

    /// <summary>Every module, ordered by name.</summary>
    public ImmutableArray<SiteFile> All { get; }

    /// <summary>Links the modules of a template set.</summary>
    /// <exception cref="InvalidOperationException">A module imports one that is not there, or itself by way of others.</exception>
    public static ScriptModules Of(TemplateSet templates) => new(templates);

    /// <summary>A module by the name it has in <c>templates/scripts/</c>, such as <c>verify.js</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none of this name.</exception>
    public SiteFile this[string name] => linked[name];

    /// <summary>Every module that one needs, by way of others too, without itself; ordered by name. A page that names them all waits once, not once for each step of the way.</summary>
    public IEnumerable<SiteFile> NeededBy(string name)
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
        return needed.Select(n => linked[n]);
    }

    private SiteFile Link(string name)
    {
        if (linked.TryGetValue(name, out var done))
        {
            return done;
        }
        if (!open.Add(name))
        {
            throw new InvalidOperationException($"the script {name} imports itself by way of others");
        }
        imported.Add(name, new(StringComparer.Ordinal));
        var source = name == ScriptTables.Name ? ScriptTables.Text() : Encoding.UTF8.GetString(templates.Asset(Folder + name).Span);
        var text = Imports().Replace(source, m => $"{m.Groups["before"].Value}./{FileNameOf(m.Groups["name"].Value, name)}");
        var bytes = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
        var file = new SiteFile(SitePaths.Asset(name[..^".js".Length], hash, "js"), bytes, MediaTypes.Script, CachePolicy.Immutable);
        linked.Add(name, file);
        return file;
    }

    private string FileNameOf(string name, string importer)
    {
        if (!names.Contains(name))
        {
            throw new InvalidOperationException($"the script {importer} imports {name}, which is not there");
        }
        imported[importer].Add(name);
        var path = Link(name).Path;
        return path[(path.LastIndexOf('/') + 1)..];
    }

    [GeneratedRegex("""(?<before>\b(?:from|import)\s*\(?\s*['"])\./(?<name>[a-z0-9-]+\.js)(?=['"])""", RegexOptions.CultureInvariant)]
    private static partial Regex Imports();
}
