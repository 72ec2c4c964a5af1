using System.Text.Json;
using Publisher.Content;
using Publisher.Linking;
using Publisher.Sites;

namespace Publisher.Formats;

/// <summary>
/// Skills for programs: all that badges recognise as a graph of schema.org terms (DefinedTerm, DefinedTermSet, EducationalOccupationalCredential, Person), and each of the guild's own as a Rich Skill
/// Descriptor of the Open Skills Network (https://rsd.openskillsnetwork.org, "Publish a Rich Skill Descriptor with CTDL-ASN/CTDL"). Nothing of it is signed; what is, stands in achievements.
/// A descriptor says only what the guild said: no dates, no category, no occupations.
/// </summary>
public sealed class SkillFiles : IOutputFormat
{
    private const string SchemaOrg = "https://schema.org";
    private const string Descriptors = "https://rsd.openskillsnetwork.org/context-v1.json";

    /// <inheritdoc/>
    public string Name => "skills";

    /// <inheritdoc/>
    public IEnumerable<OutputJob> Jobs(SiteModel site, RenderContext context)
    {
        var view = context.View;
        if (view.Skills.IsEmpty)
        {
            yield break;
        }
        yield return new(SitePaths.SkillGraph, _ => new(SitePaths.SkillGraph, JsonText.Write(json => WriteGraph(json, view)), MediaTypes.JsonLd), GraphKey(view));
        foreach (var skill in site.Skills)
        {
            yield return OutputJob.Of(new(SitePaths.SkillDescriptor(skill.Slug), JsonText.Write(json => WriteDescriptor(json, view, skill)), MediaTypes.JsonLd));
        }
    }

    // In a large guild nearly everybody is in it, and nearly every build leaves it as it is.
    private static ContentKey GraphKey(SiteView view)
    {
        var key = view.Key().Add(SitePaths.SkillGraph);
        foreach (var skill in view.Skills.Groups.SelectMany(g => g.Skills))
        {
            skill.AddTo(key, int.MaxValue);
        }
        return key.ToKey();
    }

    private static void WriteDescriptor(Utf8JsonWriter json, SiteView view, Skill skill)
    {
        json.WriteString("@context", Descriptors);
        json.WriteString("id", view.Address(SitePaths.Skill(skill.Slug)));
        json.WriteString("type", "RichSkillDescriptor");
        json.WriteString("creator", view.Site.Config.IssuerDid);
        json.WriteString("author", view.Site.Config.IssuerName);
        json.WriteString("skillName", skill.Name);
        json.WriteString("skillStatement", skill.Description);
        Strings(json, "keywords", skill.Keywords);
        Many(json, "alignments", skill.SameAs, same =>
        {
            json.WriteString("id", same.Url);
            json.WriteIfAny("skillName", same.Name);
        });
    }

    private static void WriteGraph(Utf8JsonWriter json, SiteView view)
    {
        json.WriteString("@context", SchemaOrg);
        json.WriteStartArray("@graph");
        foreach (var group in view.Skills.Groups)
        {
            if (group.IsOwn)
            {
                Node(json, "DefinedTermSet", view.Address(SitePaths.Skills), group.Name, () => Many(json, "hasDefinedTerm", group.Skills, s => json.WriteString("@id", s.Address)));
            }
            foreach (var skill in group.Skills)
            {
                Node(json, "DefinedTerm", skill.Address, skill.Name, () => WriteSkill(json, view, group, skill));
            }
        }
        var skills = view.Skills.Groups.SelectMany(g => g.Skills).ToList();
        foreach (var (badge, named) in skills.SelectMany(s => s.Badges, (s, b) => (b.Badge.Badge, Skill: s)).GroupBy(p => p.Badge.Slug, p => p, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.First().Badge, g.Select(p => p.Skill))))
        {
            Node(json, "EducationalOccupationalCredential", view.Address(SitePaths.Badge(badge.Slug)), badge.Name, () => Many(json, "competencyRequired", named, s => json.WriteString("@id", s.Address)));
        }
        foreach (var (person, named) in skills.SelectMany(s => s.People, (s, p) => (p.Member, Skill: s)).GroupBy(p => p.Member.Handle, p => p, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.First().Member, g.Select(p => p.Skill))))
        {
            Node(json, "Person", view.Address(SitePaths.Member(person.Handle)), person.Name, () => Many(json, "skills", named, s => json.WriteString("@id", s.Address)));
        }
        json.WriteEndArray();
    }

    private static void WriteSkill(Utf8JsonWriter json, SiteView view, SkillGroup group, SkillEntry skill)
    {
        json.WriteIfAny("description", skill.Description);
        json.WriteIfAny("termCode", skill.Own?.Slug ?? skill.Code);
        json.WriteStartObject("inDefinedTermSet");
        if (group.IsOwn)
        {
            json.WriteString("@id", view.Address(SitePaths.Skills));
        }
        else
        {
            json.WriteString("@type", "DefinedTermSet");
            json.WriteString("name", group.Name);
        }
        json.WriteEndObject();
        if (skill.Own is { } own)
        {
            Strings(json, "sameAs", own.SameAs.Select(s => s.Url));
        }
    }

    private static void Node(Utf8JsonWriter json, string type, string id, string name, Action more)
    {
        json.WriteStartObject();
        json.WriteString("@type", type);
        json.WriteString("@id", id);
        json.WriteString("name", name);
        json.WriteString("url", id);
        more();
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        var all = values.ToList();
        if (all.Count > 0)
        {
            json.WriteStartArray(name);
            all.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }
    }

    private static void Many<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            return;
        }
        json.WriteStartArray(name);
        foreach (var item in all)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
