using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Publisher.Content;
using Publisher.Diagnostics;

namespace Publisher.Loading;

/// <summary>Reads content/status/withdrawn/: the places in status lists of awards whose files are gone.</summary>
internal static class WithdrawnLoader
{
    public static ImmutableArray<WithdrawnPlace> Load(LoadContext context)
    {
        var places = ImmutableArray.CreateBuilder<WithdrawnPlace>();
        foreach (var file in context.ClaimIn(WithdrawnPlace.Folder, ".txt"))
        {
            var id = LoadContext.Stem(file.Path);
            if (!NameRules.IsAwardId(id))
            {
                context.Diagnostics.Add(ContentDescriptors.BadName, new(file.Path), id, "such a file is called by the award's id, 16 letters a–z and digits 2–7", " as it was");
            }
            else if (Encoding.UTF8.GetString(file.Bytes.Span) is var text && text.TrimEnd('\n').Split(' ') is [{ Length: > 0 } list, var place, var version, var rule]
                && TryNumber(place, out var index) && TryNumber(version, out var number) && TryNumber(rule, out var ruleIndex)
                && text == WithdrawnPlace.Line(list, index, number, ruleIndex))
            {
                places.Add(new(id, list, index, number, ruleIndex, file));
            }
            else
            {
                context.Diagnostics.Add(PolicyDescriptors.WithdrawnPlace, new(file.Path, 1, 1), "it is not one line of list, index, authority version and rule");
            }
        }
        return places.ToImmutable();
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
