using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Publisher.Diagnostics;
using Publisher.Languages;
using Publisher.Sources;
using Scriban;
using Scriban.Syntax;

namespace Publisher.Templates;

/// <summary>
/// The templates of a site: the built-in ones (embedded from <c>templates/</c>), replaced file by file by the site's own.
/// Built-in templates are parsed once in a program's life, when they are first used; a site's own once in a build. Safe to share between threads.
/// </summary>
public sealed class TemplateSet
{
    private readonly ConcurrentBag<HtmlTemplateContext> idle = [];

    // What pages share, by the template's name and the fields they have in common: those are one object for all of them.
    private readonly ConcurrentDictionary<(string Name, Fields Common), Html> shared = new();
    private readonly ImmutableDictionary<string, OwnTemplate> templates;
    private readonly ImmutableDictionary<string, SourceFile> own;
    private readonly ImmutableDictionary<string, OwnTemplate> byPath;
    private readonly BuiltInTemplates.InLanguage builtIn;

    private TemplateSet(ImmutableDictionary<string, OwnTemplate> templates, ImmutableDictionary<string, SourceFile> own, SiteWords words)
    {
        (this.templates, this.own, Words, builtIn) = (templates, own, words, BuiltInTemplates.In(words));
        byPath = templates.Values.ToImmutableDictionary(t => t.File.Path, StringComparer.Ordinal);
    }

    /// <summary>Names the exact engine that runs templates: another one may make other bytes.</summary>
    public static Guid Engine { get; } = typeof(Template).Assembly.ManifestModule.ModuleVersionId;

    /// <summary>Names of the built-in files, templates and others, in order.</summary>
    public static IEnumerable<string> BuiltInNames => EmbeddedFiles.Names;

    /// <summary>A built-in file's bytes, for new sites that want to change it.</summary>
    public static ReadOnlyMemory<byte> BuiltIn(string name) => EmbeddedFiles.Bytes(name);

    /// <summary>The words that stand in these templates.</summary>
    public SiteWords Words { get; }

    /// <summary>The keys of words that a site's own templates ask for.</summary>
    /// <param name="own">Name (<c>award.html</c>) → file.</param>
    public static IReadOnlySet<string> KeysOf(ImmutableDictionary<string, SourceFile> own) =>
        own.Where(f => f.Key.EndsWith(".html", StringComparison.Ordinal)).SelectMany(f => TemplateWords.KeysOf(Encoding.UTF8.GetString(f.Value.Bytes.Span))).ToHashSet(StringComparer.Ordinal);

    /// <summary>A site's own templates over the built-in ones, in English.</summary>
    /// <param name="own">Name (<c>award.html</c>) → file.</param>
    /// <param name="diagnostics">Where problems go.</param>
    public static TemplateSet Load(ImmutableDictionary<string, SourceFile> own, DiagnosticBag diagnostics) => Load(own, SiteWords.English, diagnostics);

    /// <summary>Parses a site's own templates over the built-in ones. What is wrong is reported (PUB04xx) and the built-in template is used in its place.</summary>
    /// <param name="own">Name (<c>award.html</c>) → file.</param>
    /// <param name="words">The words of a language.</param>
    /// <param name="diagnostics">Where problems go.</param>
    public static TemplateSet Load(ImmutableDictionary<string, SourceFile> own, SiteWords words, DiagnosticBag diagnostics)
    {
        ArgumentNullException.ThrowIfNull(own);
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var templates = ImmutableDictionary.CreateBuilder<string, OwnTemplate>(StringComparer.Ordinal);
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, file) in own.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (name.EndsWith(".html", StringComparison.Ordinal) && OwnTemplate.Parse(file, words, called, diagnostics) is { } template)
            {
                templates[name] = template;
            }
        }
        foreach (var (name, file) in own.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (!EmbeddedFiles.Has(name) && !called.Contains(name) && !name.StartsWith("i18n/", StringComparison.Ordinal))
            {
                diagnostics.Add(TemplateDescriptors.Unused, new(file.Path), name, NearestBuiltIn(name));
            }
        }
        return new(templates.ToImmutable(), own, words);
    }

    /// <summary>A file that is not a template (the stylesheet): the site's own, or the built-in one.</summary>
    public ReadOnlyMemory<byte> Asset(string name) => own.TryGetValue(name, out var file) ? file.Bytes : EmbeddedFiles.Bytes(name);

    /// <summary>A file of the site's own; null where the built-in one is used.</summary>
    internal SourceFile? Own(string name) => own.GetValueOrDefault(name);

    /// <summary>Renders a template over its fields, as UTF-8. Null when a template of the site's own fails; that is reported (PUB0402).</summary>
    /// <exception cref="InvalidOperationException">A built-in template is wrong, or there is none of this name: a bug of this program.</exception>
    public byte[]? Render(string name, FieldSet fields, DiagnosticBag diagnostics)
    {
        var template = Find(name) ?? throw new InvalidOperationException($"there is no template named '{name}'");
        try
        {
            return Run(template, fields.Script);
        }
        catch (ScriptRuntimeException problem)
        {
            if (!byPath.TryGetValue(problem.Span.FileName ?? "", out var failed))
            {
                throw new InvalidOperationException($"built-in template: {problem.Message}", problem);
            }
            diagnostics.Add(TemplateDescriptors.Fails, failed.PlaceOf(problem.Span), OwnTemplate.Sentence(problem.OriginalMessage));
            return null;
        }
    }

    private byte[] Run(Template template, Fields fields)
    {
        if (!idle.TryTake(out var context))
        {
            context = new(Find, Share);
        }
        var page = context.Render(template, fields);
        // One that failed is left in the middle of a page, and is not used again.
        idle.Add(context);
        return page;
    }

    private Html? Share(string name, Fields common) =>
        shared.TryGetValue((name, common), out var part) ? part
        : Find(name) is { } template ? shared.GetOrAdd((name, common), Html.Trusted(Encoding.UTF8.GetString(Run(template, common))))
        : null;

    private Template? Find(string name) => templates.TryGetValue(name, out var own) ? own.Template : builtIn.Find(name);

    private static string NearestBuiltIn(string name) =>
        BuiltInNames.OrderByDescending(k => k.Zip(name).TakeWhile(p => p.First == p.Second).Count()).ThenBy(k => k, StringComparer.Ordinal).First();
}
