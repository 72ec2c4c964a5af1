using System.Globalization;
using Publisher.Diagnostics;

namespace Publisher.Policies;

/// <summary>Nobody's page lists an award twice, or lists what it hides; and what people say of their awards holds no e-mail address: what is merged stays public for good.</summary>
internal static class StackRule
{
    public static void Check(PolicyContext context, DiagnosticBag diagnostics)
    {
        foreach (var stack in context.Content.Members.Select(m => m.Stack))
        {
            var first = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var named in stack.Named.Where(n => !first.TryAdd(n.Id, n.Location.Line)))
            {
                diagnostics.Add(StackDescriptors.Twice, named.Location, named.Id, first[named.Id].ToString(CultureInfo.InvariantCulture));
            }
            foreach (var note in stack.Items.Select(i => i.Note).Where(n => n is not null && PersonalData.EmailsIn(n.Markdown).Any()))
            {
                diagnostics.Add(PolicyDescriptors.EmailAddress, note!.Location, "in a note on an award");
            }
        }
    }
}
