using System.Collections.Immutable;
using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Sources;
using Publisher.Text;

namespace Publisher.Loading;

/// <summary>Reads content/skills/: skills of the guild's own.</summary>
internal static class SkillLoader
{
    public static ImmutableArray<Skill> Load(LoadContext context) => context.Each(context.ClaimIn(Skill.Folder, ".md"), Read);

    private static Skill? Read(SourceFile file, DiagnosticBag diagnostics)
    {
        var slug = LoadContext.Stem(file.Path);
        NameRules.CheckSlug(slug, new(file.Path), isPage: false, diagnostics);
        if (MarkdownFile.Read(file, required: true, diagnostics) is not { Fields: { } map } parts)
        {
            return null;
        }
        var fields = new YamlFields(map, "a skill", diagnostics);
        var (name, description) = (fields.RequiredLine("name"), fields.RequiredLine("description"));
        var keywords = fields.Lines("keywords").Select(k => k.Value.Trim()).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal);
        var sameAs = SameAs(fields, diagnostics);
        var translations = TranslationLoader.Read(fields, TranslationLoader.Skill, MarkdownPlace.Page, diagnostics);
        fields.Finish();
        MarkdownText.Check(file.Path, parts.Body, parts.BodyLine, MarkdownPlace.Page, diagnostics);
        return name is null || description is null ? null : new()
        {
            Slug = slug,
            Name = name.Value,
            Description = description.Value,
            Keywords = [.. keywords],
            SameAs = sameAs,
            Markdown = parts.Body.Trim(),
            Translations = translations,
            Definition = Digest.Of(file.Bytes.Span),
            NameLocation = name.Location,
            Location = new(file.Path),
        };
    }

    // An address, or keys with what it is called there; one of them or a list.
    private static ImmutableArray<SameSkill> SameAs(YamlFields fields, DiagnosticBag diagnostics)
    {
        var found = ImmutableArray.CreateBuilder<SameSkill>();
        foreach (var node in fields.Find("sameAs") switch { null => [], YamlList list => list.Items, var one => [one] })
        {
            if (node is YamlScalar { IsNull: false } address)
            {
                Add(fields, "sameAs", address with { Value = address.Value.Trim() }, null, null);
            }
            else if (node is YamlMap map)
            {
                var inner = new YamlFields(map, "an item of 'sameAs'", diagnostics);
                var (url, name, framework) = (inner.RequiredLine("url"), inner.Line("name"), inner.Line("framework"));
                inner.Finish();
                if (url is not null)
                {
                    Add(inner, "url", url, name?.Value, framework?.Value);
                }
            }
            else
            {
                diagnostics.Add(ContentDescriptors.WrongKind, node.Location, "sameAs", "addresses, or keys with 'url'", node.Kind);
            }
        }
        return found.ToImmutable();

        void Add(YamlFields at, string key, YamlScalar url, string? name, string? framework)
        {
            if (LinkRules.IsWeb(url.Value))
            {
                found.Add(new(url.Value, name, framework, url.Location));
                return;
            }
            at.Refuse(key, url, "a web address");
        }
    }
}
