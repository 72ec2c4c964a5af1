using Publisher.Content;
using Publisher.Diagnostics;
using Publisher.Frameworks;
using Publisher.Text;

namespace Publisher.Policies;

/// <summary>Skills that badges name are there, also those that were signed; and no two of them would be taken for one.</summary>
internal static class SkillRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        var skills = context.Content.Skills.Select(s => s.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var badge in context.Content.Badges)
        {
            foreach (var named in badge.Worth.Skills.Where(s => !skills.Contains(s.Skill)))
            {
                diagnostics.Add(SkillDescriptors.Unknown, named.Location, named.Skill,
                    NearestName.Of(named.Skill, skills) is { } near ? $"did you mean '{near}'?" : $"skills of your own are files: {Skill.PathOf(named.Skill)}");
            }
            foreach (var version in badge.Versions)
            {
                foreach (var gone in Worth.Read(version.Document.Root).Alignments.Select(a => SkillAlignments.SlugOf(a.TargetUrl, context.Content.Config.BaseUrl)).OfType<string>().Where(s => !skills.Contains(s)).Distinct(StringComparer.Ordinal))
                {
                    diagnostics.Add(SkillDescriptors.Gone, new(version.Achievement.Path), gone, version.Name, version.Version);
                }
            }
        }
        Twice(context, diagnostics);
    }

    private static void Twice(PolicyContext context, DiagnosticBag diagnostics)
    {
        var names = new Dictionary<string, Skill>(StringComparer.OrdinalIgnoreCase);
        var addresses = new Dictionary<string, Skill>(StringComparer.Ordinal);
        foreach (var skill in context.Content.Skills)
        {
            if (!names.TryAdd(skill.Name, skill))
            {
                diagnostics.Add(SkillDescriptors.Twice, skill.NameLocation, skill.Name, names[skill.Name].Location.Path);
            }
            foreach (var same in skill.SameAs)
            {
                if (!addresses.TryAdd(same.Url, skill) && addresses[same.Url] != skill)
                {
                    diagnostics.Add(SkillDescriptors.Twice, same.Location, same.Url, addresses[same.Url].Location.Path);
                }
            }
        }
    }
}
