extern alias Runtime;

using System.Reflection;
using OptGen.Compiler.Models.Binding;

namespace OptGen.Generator.Tests.Models.Surface;

/// <summary>A number of a text whose property would hide a member of the base class is told so; that asks that the compiler knows all of them.</summary>
public class InheritedMembersTests
{
    [Fact]
    public void Every_member_of_the_base_class_is_known()
    {
        IEnumerable<string> members = typeof(Runtime::OptGen.Model<float>)
            .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.FlattenHierarchy)
            .Where(IsSeenByDerivedClasses)
            .Select(member => member.Name)
            .Distinct();
        Assert.All(members, name => Assert.True(ModelMembers.IsInherited(name) || ModelMembers.IsGenerated(name), name));
    }

    private static bool IsSeenByDerivedClasses(MemberInfo member) => member switch
    {
        MethodInfo method => !method.IsSpecialName && (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly),
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(accessor => accessor.IsPublic || accessor.IsFamily || accessor.IsFamilyOrAssembly),
        _ => false,
    };
}
