using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Publisher.Diagnostics;
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
    private static readonly UTF8Encoding StrictUtf8 = new(false, true);

    private readonly ConcurrentBag<HtmlTemplateContext> idle = [];

    // What pages share, by the template's name and the fields they have in common: those are one object for all of them.
    private readonly ConcurrentDictionary<(string Name, Fields Common), Html> shared = new();
    private readonly ImmutableDictionary<string, Template> templates;
    private readonly ImmutableDictionary<string, SourceFile> own;
    private readonly ImmutableHashSet<string> ownPaths;

    private TemplateSet(ImmutableDictionary<string, Template> templates, ImmutableDictionary<string, SourceFile> own) =>
        (this.templates, this.own, ownPaths) = (templates, own, [.. own.Values.Select(f => f.Path)]);

    /// <summary>Names the exact engine that runs templates: another one may make other bytes.</summary>
    public static Guid Engine { get; } = typeof(Template).Assembly.ManifestModule.ModuleVersionId;

    /// <summary>Names of the built-in files, templates and others, in order.</summary>
    public static IEnumerable<string> BuiltInNames => BuiltInTemplates.Names;

    /// <summary>A built-in file's bytes, for new sites that want to change it.</summary>
    public static ReadOnlyMemory<byte> BuiltIn(string name) => BuiltInTemplates.Bytes(name);

    /// <summary>Parses a site's own templates over the built-in ones. What is wrong is reported (PUB04xx) and the built-in template is used in its place.</summary>
    /// <param name="own">Name (<c>award.html</c>) → file.</param>
    /// <param name="diagnostics">Where problems go.</param>
    public static TemplateSet Load(ImmutableDictionary<string, SourceFile> own, DiagnosticBag diagnostics)
    {
        var templates = ImmutableDictionary.CreateBuilder<string, Template>(StringComparer.Ordinal);
        var called = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, file) in own.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (name.EndsWith(".html", StringComparison.Ordinal) && Parse(file, called, diagnostics) is { } template)
            {
                templates[name] = template;
            }
        }
        foreach (var (name, file) in own.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            if (!BuiltInTemplates.Has(name) && !called.Contains(name) && !name.StartsWith("i18n/", StringComparison.Ordinal))
            {
                diagnostics.Add(TemplateDescriptors.Unused, new(file.Path), name, NearestBuiltIn(name));
            }
        }
        return new(templates.ToImmutable(), own);
    }

    /// <summary>A file that is not a template (the stylesheet): the site's own, or the built-in one.</summary>
    public ReadOnlyMemory<byte> Asset(string name) => own.TryGetValue(name, out var file) ? file.Bytes : BuiltInTemplates.Bytes(name);

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
            if (!ownPaths.Contains(problem.Span.FileName ?? ""))
            {
                throw new InvalidOperationException($"built-in template: {problem.Message}", problem);
            }
            diagnostics.Add(TemplateDescriptors.Fails, PlaceOf(problem.Span), Sentence(problem.OriginalMessage));
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

    private Template? Find(string name) => templates.GetValueOrDefault(name) ?? BuiltInTemplates.Find(name);

    private static Template? Parse(SourceFile file, HashSet<string> called, DiagnosticBag diagnostics)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(file.Bytes.Span);
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(TemplateDescriptors.DoesNotParse, new(file.Path), "the file is not UTF-8");
            return null;
        }
        var template = Template.Parse(text, file.Path);
        if (template.HasErrors)
        {
            var placed = template.Messages.Where(m => m.Span.Start.Line >= 0).ToList();
            foreach (var message in placed.Count > 0 ? placed : [.. template.Messages])
            {
                diagnostics.Add(TemplateDescriptors.DoesNotParse, PlaceOf(message.Span), Sentence(message.Message));
            }
            return null;
        }
        var rules = new TemplateRules();
        var breaches = rules.Check(template.Page!);
        foreach (var (span, what) in breaches)
        {
            diagnostics.Add(TemplateDescriptors.NotAllowed, PlaceOf(span), what);
        }
        called.UnionWith(rules.Partials);
        return breaches.Count == 0 ? template : null;
    }

    private static SourceLocation PlaceOf(Scriban.Parsing.SourceSpan span) =>
        new(span.FileName ?? "", Math.Max(span.Start.Line, 0) + 1, Math.Max(span.Start.Column, 0) + 1);

    private static string Sentence(string message)
    {
        var words = message.TrimEnd('.', ' ').ReplaceLineEndings(" ");
        return words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
    }

    private static string NearestBuiltIn(string name) =>
        BuiltInNames.OrderByDescending(k => k.Zip(name).TakeWhile(p => p.First == p.Second).Count()).ThenBy(k => k, StringComparer.Ordinal).First();
}
